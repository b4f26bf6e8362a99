import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../places.mjs'
import { run } from '../process/run.mjs'

const DOCUMENT = 'packages/contract/openapi.json'
/** Characters; a document that was cut off is no JSON. */
const LONGEST_DOCUMENT = 4_000_000
const TYPES = 'packages/contract/src/generated/api.ts'

/** What the built server promises now, as the two files that are checked in: `{path: text}`. */
export async function generateContract() {
  const script = join(ROOT, 'tools/contract/openapi.mjs')
  const env = { PATH: process.env.PATH }
  const document = await run(process.execPath, [script], { cwd: ROOT, env, keptChars: LONGEST_DOCUMENT })
  const { default: openapi, astToString } = await import('openapi-typescript')
  const types = astToString(await openapi(JSON.parse(document), { alphabetize: true }))
  const note = '// Generated from the server’s OpenAPI document by `npm run contract`; do not edit.\n'
  return { [DOCUMENT]: document, [TYPES]: note + types }
}

/** The files whose text differs from what the server promises now. */
export async function differingFiles() {
  const wanted = Object.entries(await generateContract())
  return wanted.filter(([path, text]) => read(path) !== text).map(([path]) => path)
}

/** Writes the files; answers the paths that changed. */
export async function writeContract() {
  const changed = Object.entries(await generateContract()).filter(([path, text]) => read(path) !== text)
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true })
    writeFileSync(join(ROOT, path), text)
  }
  return changed.map(([path]) => path)
}

function read(path) {
  const file = join(ROOT, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
