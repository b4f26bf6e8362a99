import { join } from 'node:path'
import { readOptions } from '../apps/server/bench/options.mjs'
import { jsonOf, tableOf } from '../apps/server/bench/report.mjs'
import { buildBundle, buildNode } from './build.mjs'
import { migrate } from './database/schema.mjs'
import { LOCAL } from './places.mjs'
import { endRunning } from './process/run.mjs'
import { findChromium } from './set-up/chromium.mjs'
import { installDependencies } from './set-up/dependencies.mjs'
import { checkNode } from './set-up/node-version.mjs'

// `npm run bench`: docs/BENCH.md says what is measured and how. With --json stdout holds the JSON object alone.
const log = (line) => process.stderr.write(`${line}\n`)
const print = (line) => process.stdout.write(`${line}\n`)

const stopped = new Promise((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      endRunning()
      reject(new Error('the bench was stopped'))
    })
})
// Whoever waits for it hears of it; nobody has to.
stopped.catch(() => undefined)

async function main(args) {
  const options = readOptions(args)
  checkNode()
  await installDependencies({ log })
  await buildNode()
  // The phone in the browser is measured with the bundle that it runs.
  if (options.only.includes('poster') && !options.soak && findChromium()) await buildBundle(log)
  // Only now are there the packages and the programs that it needs.
  const { runBench, runSoak } = await import('../apps/server/bench/bench.mjs')
  const folder = join(LOCAL, 'bench')
  const setting = { folder, options, stopped, migrate: (url) => migrate({ DATABASE_URL: url }), log }
  if (options.soak) return print(JSON.stringify(await runSoak(setting)))
  const result = await runBench(setting)
  print(options.json ? JSON.stringify(jsonOf(result)) : `\n${tableOf(result)}`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  log(error.stack)
  process.exitCode = 1
}
