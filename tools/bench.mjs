import { join } from 'node:path'
import { runBench } from '../apps/server/bench/bench.mjs'
import { readOptions } from '../apps/server/bench/options.mjs'
import { jsonOf, tableOf } from '../apps/server/bench/report.mjs'
import { buildNode } from './build.mjs'
import { migrate } from './database/schema.mjs'
import { LOCAL } from './places.mjs'
import { endRunning } from './process/run.mjs'
import { installDependencies } from './set-up/dependencies.mjs'
import { checkNode } from './set-up/node-version.mjs'

// `npm run bench`: docs/BENCH.md says what is measured and how. With --json stdout holds the JSON object alone.
const log = (line) => process.stderr.write(`${line}\n`)

async function main(args) {
  const options = readOptions(args)
  checkNode()
  await installDependencies({ log })
  await buildNode([['packages/domain'], ['packages/contract'], ['apps/server']])
  const folder = join(LOCAL, 'bench')
  const result = await runBench({ folder, options, migrate: (url) => migrate({ DATABASE_URL: url }), log })
  process.stdout.write(`${options.json ? JSON.stringify(jsonOf(result)) : `\n${tableOf(result)}`}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, endRunning)
try {
  await main(process.argv.slice(2))
} catch (error) {
  log(error.stack)
  process.exitCode = 1
}
