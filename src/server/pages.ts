/** The built dashboard and playground as static files; any other path is a page of the dashboard. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Hono } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
}
const MISSING = `<!doctype html><meta charset="utf-8"><title>Uptake</title><body style="font:16px system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem"><h1>The pages are not built yet</h1><p>Run <code>npm run build</code> in Uptake's folder and load this page again. The API works without them: <a href="/api/workspaces">/api/workspaces</a>.</p>`

type Served = {
  body: Uint8Array<ArrayBuffer>
  br: Uint8Array<ArrayBuffer> | null
  gzip: Uint8Array<ArrayBuffer> | null
  type: string
  tag: string
}

/** Null for what is no encoded path: /%ff. */
function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** Serves `root`; files are read and compressed once and kept. */
export function pages(app: Hono, root: string): void {
  const known = new Map<string, { at: number; served: Served }>()
  const load = (path: string): Served | null => {
    const file = join(root, normalize(path))
    if (!file.startsWith(root)) return null
    let at: number
    try {
      const stats = statSync(file)
      if (!stats.isFile()) return null
      at = stats.mtimeMs
    } catch (error) {
      if (error instanceof Error) return null
      throw error
    }
    const cached = known.get(file)
    if (cached?.at === at) return cached.served
    const body = new Uint8Array(readFileSync(file))
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    const text = /text|json|svg/.test(type) && body.length > 800
    const served: Served = {
      body,
      type,
      tag: `"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`,
      br: text ? new Uint8Array(brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })) : null,
      gzip: text ? new Uint8Array(gzipSync(body)) : null,
    }
    known.set(file, { at, served })
    return served
  }
  app.get('*', c => {
    const path = decoded(c.req.path)
    if (path === null) return c.text('Not found', 404)
    if (path === '/play') return c.redirect('/play/')
    const direct = load(path.endsWith('/') ? `${path}index.html` : path)
    const served = direct ?? (extname(path) === '' ? load(path.startsWith('/play/') ? '/play/index.html' : '/index.html') : null)
    if (!served) return extname(path) === '' ? c.html(MISSING, 503) : c.text('Not found', 404)
    c.header('etag', served.tag)
    c.header('vary', 'accept-encoding')
    c.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (c.req.header('if-none-match') === served.tag) return c.body(null, 304)
    c.header('content-type', served.type)
    const accepts = c.req.header('accept-encoding') ?? ''
    if (served.br && accepts.includes('br')) {
      c.header('content-encoding', 'br')
      return c.body(served.br)
    }
    if (served.gzip && accepts.includes('gzip')) {
      c.header('content-encoding', 'gzip')
      return c.body(served.gzip)
    }
    return c.body(served.body)
  })
}
