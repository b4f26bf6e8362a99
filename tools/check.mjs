import { buildNode } from './build.mjs'
import { runChecks } from './check/checks.mjs'
import { installDependencies } from './set-up/dependencies.mjs'

// `npm run check`: formatter, linter, types and contract, without the tests.
const print = (line) => process.stdout.write(`${line}\n`)
await installDependencies({ log: print })
await buildNode()
const { passed, failed } = await runChecks(print)
print(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
