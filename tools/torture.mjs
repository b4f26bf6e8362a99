import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildNode } from './build.mjs'
import { ROOT } from './places.mjs'
import { installDependencies } from './set-up/dependencies.mjs'
import { checkNode } from './set-up/node-version.mjs'

const BUNDLE = join(ROOT, 'node_modules/.cache/passalong/torture.mjs')

/** `npm run torture`: builds what it tortures and itself, and runs. */
async function main(args) {
  const log = (line) => process.stderr.write(`${line}\n`)
  checkNode()
  await installDependencies({ log })
  await buildNode()
  mkdirSync(dirname(BUNDLE), { recursive: true })
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(ROOT, 'apps/server/torture/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // These find the project by where they lie.
    plugins: [{ name: 'tools-stay', setup: (one) => one.onResolve({ filter: /\/tools\/.*\.mjs$/ }, outside) }],
    outfile: BUNDLE,
    sourcemap: 'inline',
    logLevel: 'error',
  })
  const { main: run } = await import(pathToFileURL(BUNDLE).href)
  process.exitCode = await run(args, ROOT)
}

const outside = ({ path, resolveDir }) => ({ path: pathToFileURL(join(resolveDir, path)).href, external: true })

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error.stack ?? error}\n`)
  process.exitCode = 1
}
