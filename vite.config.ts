import { defineConfig } from 'vite';

/** The headless host: one folder of plain JavaScript that Node runs as it is, AWS SDK included, native modules not. */
export default defineConfig({
  build: {
    ssr: 'main/headless.ts',
    outDir: 'out/main',
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: '[name].js' } },
  },
  ssr: { noExternal: true, external: ['@napi-rs/keyring', 'keytar', 'open'] },
});
