import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MESSAGES } from '../set-up/messages.mjs'

/** The page that stands at / until the demo is ready: it reads GET /demo/state and reloads itself at the end. */
export function progressPage() {
  const html = readFileSync(join(import.meta.dirname, 'progress.html'), 'utf8')
  const texts = Object.entries(MESSAGES).filter(([key]) => key.startsWith('page.'))
  const json = JSON.stringify(Object.fromEntries(texts)).replaceAll('<', '\\u003c')
  return html
    .replaceAll(/\{\{([\w.]+)\.(zh|en)\}\}/g, (_, key, language) => MESSAGES[key][language])
    .replace('id="texts">{}<', () => `id="texts">${json}<`)
}
