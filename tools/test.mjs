import { buildBundle, buildNode } from './build.mjs'
import { runChecks } from './check/checks.mjs'
import { PROJECTS, runJest } from './check/jest.mjs'
import { tortureTest } from './check/torture.mjs'
import { endRunning } from './process/run.mjs'
import { provideChromium } from './set-up/chromium.mjs'
import { installDependencies } from './set-up/dependencies.mjs'
import { say } from './set-up/messages.mjs'
import { checkNode } from './set-up/node-version.mjs'

const print = (line) => process.stdout.write(`${line}\n`)
const NEED_BUNDLE = ['weapp', 'phone']

/** `npm test`, or `npm test -- domain server` for some projects; what starts with a dash goes to jest. */
async function main(args) {
  checkNode()
  const named = args.filter((arg) => PROJECTS.includes(arg))
  const rest = args.filter((arg) => !PROJECTS.includes(arg))
  let projects = named.length ? named : PROJECTS
  await timed('dependencies', () => installDependencies({ log: quiet }))
  await timed('build', () => buildNode())
  if (projects.some((name) => NEED_BUNDLE.includes(name))) await timed('mini program', () => buildBundle(quiet))
  const total = named.length ? { passed: 0, failed: 0 } : await timed('checks', () => runChecks(print))
  const chromium = projects.includes('phone') ? await provideChromium(print) : undefined
  const blind = projects.includes('phone') && !chromium
  if (blind) projects = projects.filter((name) => name !== 'phone')
  if (projects.length > 0) {
    const env = chromium ? { CHROMIUM_PATH: chromium } : {}
    const tests = await runJest(projects, { rest, env })
    total.passed += tests.passed
    total.failed += tests.failed
  }
  if (args.length === 0) {
    const torture = await timed('torture', () => tortureTest(print))
    total.passed += torture.passed
    total.failed += torture.failed
  }
  if (blind) print(`\n${say('need.chromium')}`)
  print(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 || blind ? 1 : 0
}

async function timed(name, work) {
  const started = Date.now()
  const answer = await work()
  print(`· ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return answer
}

function quiet(line) {
  if (process.env.PASSALONG_VERBOSE) print(line)
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, endRunning)
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`\n${error.message}\n`)
  print('\n0 passed, 1 failed')
  process.exitCode = 1
}
