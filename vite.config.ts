import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const web = fileURLToPath(new URL('web', import.meta.url))

/** Two pages: the dashboard, served from the root, and the playground, which opens from any static host. */
export default defineConfig({
  root: web,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    /* What is large is loaded only where it is used, and a test holds the first page's size. */
    chunkSizeWarningLimit: 1000,
    rollupOptions: { input: { index: `${web}/index.html`, play: `${web}/play/index.html` }, checks: { pluginTimings: false } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4100' } },
})
