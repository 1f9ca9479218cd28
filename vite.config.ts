import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console. `scripts/console.ts` serves it while somebody works on it; the build is served by the api. */
export default defineConfig({
  root: 'console',
  plugins: [react()],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // Every browser of that target knows it.
    modulePreload: { polyfill: false },
    // The test of the first load measures what is sent, which is compressed.
    reportCompressedSize: false,
  },
});
