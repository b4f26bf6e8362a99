import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
}

/** Answers with a file below `folder` (a folder's own page is index.html); false when there is none of that name. */
export async function serveFile(folder, urlPath, incoming, outgoing) {
  const file = await find(folder, urlPath)
  if (!file) return false
  const etag = `"${file.size.toString(36)}-${Math.round(file.mtimeMs).toString(36)}"`
  const headers = { 'cache-control': 'no-cache', etag, 'x-content-type-options': 'nosniff' }
  if (incoming.headers['if-none-match'] === etag) {
    outgoing.writeHead(304, headers).end()
    return true
  }
  const type = TYPES[extname(file.path)] ?? 'application/octet-stream'
  outgoing.writeHead(200, { ...headers, 'content-type': type, 'content-length': file.size })
  if (incoming.method === 'HEAD') outgoing.end()
  else
    createReadStream(file.path)
      .on('error', () => outgoing.destroy())
      .pipe(outgoing)
  return true
}

async function find(folder, urlPath) {
  const name = decode(urlPath)
  if (name === undefined) return undefined
  const path = normalize(join(folder, name))
  if (path !== folder && !path.startsWith(folder + sep)) return undefined
  for (const candidate of [path, join(path, 'index.html')]) {
    const found = await stat(candidate).catch(() => undefined)
    if (found?.isFile()) return { path: candidate, size: found.size, mtimeMs: found.mtimeMs }
  }
  return undefined
}

function decode(urlPath) {
  try {
    const name = decodeURIComponent(urlPath)
    return name.includes('\0') ? undefined : name
  } catch {
    return undefined
  }
}
