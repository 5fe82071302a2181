import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { createLicences } from './licences-plugin.ts';
import packageFile from './package.json' with { type: 'json' };

/** Tests build into a folder of their own. */
const out = path.resolve(process.env['DAYPASS_OUT'] ?? 'out');

// The bundles are made in this order, so the window's, the last, knows of all.
const { dependencies, optionalDependencies } = packageFile;
const packed = Object.keys({ ...dependencies, ...optionalDependencies });
const licences = createLicences(import.meta.dirname, packed);

/** The app: its main process (AWS SDK included, native modules not), its preload and its window. */
export default defineConfig({
  main: {
    plugins: [licences.collect()],
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
    plugins: [licences.collect()],
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
    plugins: [react(), licences.show()],
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
