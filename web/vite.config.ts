import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env['EVENHAND_SERVER'] ?? 'http://localhost:4810'
const here = fileURLToPath(new URL('.', import.meta.url))

/** The text face is needed for the first paint: without a preload the browser finds it only after the style sheet. */
function preloadTextFace(): Plugin {
  return {
    name: 'evenhand:preload-text-face',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const face = Object.keys(bundle ?? {}).find(file => /inter-latin-wght-normal.*\.woff2$/.test(file))
        if (!face) return []
        const attrs = { rel: 'preload', href: `/${face}`, as: 'font', type: 'font/woff2', crossorigin: '' }
        return [{ tag: 'link', attrs, injectTo: 'head' }]
      },
    },
  }
}

export default defineConfig({
  root: here,
  plugins: [react(), tailwind(), preloadTextFace()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // The polyfill is an inline script, and every browser of our target knows module preloads.
    modulePreload: { polyfill: false },
  },
  server: {
    port: 4811,
    proxy: { '/api': { target: server, changeOrigin: false }, '/hooks': { target: server } },
  },
})
