import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { inlineStyles } from './page-plugin.ts';
import { createLicences } from './licences-plugin.ts';
import packageFile from './package.json' with { type: 'json' };

/** Tests build into a folder of their own. */
const out = path.resolve(process.env['DAYPASS_OUT'] ?? 'out');

// The bundles are made in this order, so the window's, the last, knows of all.
const { dependencies, optionalDependencies } = packageFile;
const packed = Object.keys({ ...dependencies, ...optionalDependencies });
const licences = createLicences(import.meta.dirname, packed);

/** What a person opens later is in no first page, and so not in what draws it. */
const neverDrawnAhead: Plugin = {
  name: 'never-drawn-ahead',
  resolveDynamicImport(target, importer) {
    const late = typeof target === 'string' && importer.startsWith(path.resolve('renderer'));
    return late ? { id: target, external: true } : undefined;
  },
};

/** The app: its main process (AWS SDK included, native modules not), its preload and its window. */
export default defineConfig({
  main: {
    plugins: [react(), licences.collect(), neverDrawnAhead],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      // Beside the headless host's out/main, which vite.config.ts makes: no file of that may reach for electron.
      outDir: path.join(out, 'desktop'),
      rollupOptions: {
        // The second is the renderer's, for main to draw its first page with.
        input: { index: 'main/index.ts', 'first-page': 'renderer/first-page.ts' },
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
    plugins: [react(), licences.show(), inlineStyles()],
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
