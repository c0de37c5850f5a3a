import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './parts.ts'

type File = { body: Uint8Array<ArrayBuffer>; gzip: Uint8Array<ArrayBuffer> | null; type: string; etag: string; isHashed: boolean }

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/

/**
 * The built web, read once: what is not in the list does not exist, so no path can lead out of the directory. Paths of the desk
 * itself get the page, which reads them in the browser.
 */
export function staticFiles(directory: string | null): MiddlewareHandler<HttpEnv> {
  const files = directory === null ? new Map<string, File>() : readFiles(directory)
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const isFile = /\.[a-z0-9]+$/i.test(c.req.path)
    const file = files.get(c.req.path) ?? (isFile ? undefined : files.get('/index.html'))
    if (file) return answerFile(file, c.req.raw.headers)
    return isFile ? next() : c.text('The desk is not built yet. Run `npm start`, which builds it, and load this page again.', 503)
  }
}

function answerFile(file: File, asked: Headers): Response {
  const headers = new Headers({
    'content-type': file.type,
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (asked.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers })
  const isZipped = file.gzip !== null && (asked.get('accept-encoding') ?? '').includes('gzip')
  if (isZipped) headers.set('content-encoding', 'gzip')
  return new Response(isZipped ? file.gzip : file.body, { headers })
}

function readFiles(directory: string): Map<string, File> {
  const files = new Map<string, File>()
  for (const entry of listFiles(directory)) {
    const body = new Uint8Array(readFileSync(path.join(directory, entry)))
    const type = types[path.extname(entry)] ?? 'application/octet-stream'
    const key = `/${entry.split(path.sep).join('/')}`
    files.set(key, {
      body,
      type,
      gzip: compressible.test(type) ? new Uint8Array(gzipSync(body)) : null,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      // Vite puts a hash of the content into the names of its assets.
      isHashed: key.startsWith('/assets/'),
    })
  }
  return files
}

function listFiles(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(directory, path.join(entry.parentPath, entry.name)))
  } catch {
    return []
  }
}
