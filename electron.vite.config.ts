import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Tests build into a folder of their own. */
const out = path.resolve(process.env['DAYPASS_OUT'] ?? 'out');

/** The app: its main process (AWS SDK included, native modules not), its preload and its window. */
export default defineConfig({
  main: {
    build: {
      // Beside the headless host's out/main, which vite.config.ts makes: no file of that may reach for electron.
      outDir: path.join(out, 'desktop'),
      rollupOptions: {
        input: { index: 'main/index.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: path.join(out, 'preload'),
      // A sandboxed preload can only be CommonJS.
      rollupOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: path.join(out, 'renderer'),
      emptyOutDir: true,
      minify: true,
      // An inlined asset would need data: in the policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
});
