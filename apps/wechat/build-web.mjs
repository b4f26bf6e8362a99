/**
 * Makes the static files of the phone and the stage: `dist/weapp` as it is shipped -> `dist/web/phone/`, and
 * `src/stage` -> `dist/web/stage/`. Nothing of the mini program is changed: its scripts are wrapped as WeChat wraps
 * them, its WXML and WXS go through the compiler of glass-easel, its WXSS gets the units that a browser knows.
 *
 *   node build-web.mjs [--phone-only] [path of dist/weapp] [path of dist/web]
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { compileBundle } from './build-bundle.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals } = parseArgs({ options: { 'phone-only': { type: 'boolean' } }, allowPositionals: true })
const weapp = path.resolve(positionals[0] ?? path.join(here, '../miniprogram/dist/weapp'))
const web = path.resolve(positionals[1] ?? path.join(here, 'dist/web'))

/** The emoji that the server draws posters with: a canvas in the phone draws the same. */
const EMOJI = createRequire(import.meta.url).resolve('twemoji-colr-font/twemoji.woff2')

/** What is code is compiled; everything else (pictures, fonts) is served as it lies. */
const CODE = new Set(['.js', '.json', '.wxml', '.wxss', '.wxs', '.map', '.txt'])

function copyAssets(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || CODE.has(path.extname(entry.name))) continue
    const file = path.join(entry.parentPath, entry.name)
    cpSync(file, path.join(to, path.relative(from, file)))
  }
}

/** One script and one style for a folder of sources. */
async function bundleScripts(entry, style, folder) {
  await build({
    entryPoints: [entry, style].filter((file) => existsSync(file)),
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    minify: true,
    sourcemap: 'linked',
    logLevel: 'warning',
    loader: { '.svg': 'text', '.png': 'dataurl' },
    alias: { '@passalong/contract': path.join(here, '../../packages/contract/src/index.ts') },
  })
}

async function buildPhone() {
  const folder = path.join(web, 'phone')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const source = path.join(here, 'src/phone')
  const { script, style, problems } = compileBundle(weapp)
  for (const problem of problems) console.warn(problem)
  writeFileSync(path.join(folder, 'bundle.js'), script)
  writeFileSync(path.join(folder, 'bundle.css'), style)
  copyAssets(weapp, path.join(folder, 'bundle'))
  await bundleScripts(path.join(source, 'main.ts'), path.join(source, 'style/phone.css'), folder)
  cpSync(path.join(source, 'index.html'), path.join(folder, 'index.html'))
  cpSync(EMOJI, path.join(folder, 'fonts/twemoji.woff2'))
}

async function buildStage() {
  const source = path.join(here, 'src/stage')
  const main = ['main.ts', 'main.tsx'].map((file) => path.join(source, file)).find((file) => existsSync(file))
  if (!main || !existsSync(path.join(source, 'index.html'))) return
  const folder = path.join(web, 'stage')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await bundleScripts(main, path.join(source, 'stage.css'), folder)
  const taken = (file) => !['.ts', '.tsx', '.css'].includes(path.extname(file))
  cpSync(source, folder, { recursive: true, filter: taken })
}

const startedAt = Date.now()
if (!existsSync(path.join(weapp, 'app.json'))) {
  console.error(`There is no built mini program at ${weapp}: run npm run build -w @passalong/miniprogram first.`)
  process.exit(1)
}
await Promise.all([buildPhone(), values['phone-only'] ? undefined : buildStage()])
console.log(`phone and stage: ${web} in ${Date.now() - startedAt} ms`)
