import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningServer } from './database/private-server.mjs'
import { ROOT } from './places.mjs'
import { isAlive, waitFor } from './process/wait.mjs'

const FIRST_START_MS = 600_000
// On a machine of its own it takes 3 to 6 s; here it shares two cores with every other test.
const SECOND_START_MS = 300_000

let local
let program
beforeAll(() => {
  local = mkdtempSync(join(tmpdir(), 'passalong-start-'))
})
afterAll(async () => {
  if (program && program.exitCode === null) {
    program.kill('SIGTERM')
    await new Promise((resolve) => program.once('exit', resolve))
  }
  rmSync(local, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
})

const { DATABASE_URL: _, ...env } = process.env
const environment = () => ({ ...env, PASSALONG_LOCAL: local })

/** Starts the demo and answers its address as soon as it is printed, with what was printed so far. */
async function start(port) {
  program = spawn(process.execPath, ['tools/start.mjs', '--no-open', '--port', String(port)], {
    cwd: ROOT,
    env: environment(),
    detached: true,
  })
  let output = ''
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => (output += chunk))
  const address = await waitFor('the address', () => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0])
  return { address, output: () => output }
}

const stateOf = async (address) => (await fetch(`${address}/demo/state`)).json()

async function untilReady({ address, output }, timeoutMs) {
  const ready = async () => {
    if (program.exitCode !== null) throw new Error(output())
    // A connection that a busy machine let go is no answer yet.
    return (await stateOf(address).catch(() => null))?.ready
  }
  await waitFor('ready', ready, { timeoutMs, everyMs: 100 }).catch((error) => {
    throw new Error(`${error.message}\n${output()}`)
  })
}

/** Ctrl-C in a terminal: the program and all that it started hear it at once. */
async function stop() {
  const ended = new Promise((resolve) => program.once('exit', resolve))
  process.kill(-program.pid, 'SIGINT')
  return ended
}

const press = (address, button, body) =>
  fetch(`${address}/demo/${button}`, { method: 'POST', headers: { 'x-passalong-demo': '1' }, body })

test(
  'npm start shows a page at once, becomes ready, and ends with everything that it started',
  async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => blocker.once('listening', resolve))
    const busy = blocker.address().port
    const started = await start(busy)
    expect(started.address).not.toContain(`:${busy}`)
    blocker.close()
    expect(await (await fetch(`${started.address}/`)).text()).toContain('会友')
    await untilReady(started, FIRST_START_MS)
    const { phases, apiPid } = await stateOf(started.address)
    expect(phases.map(({ key, endedAt, error }) => [key, Boolean(endedAt), error])).toEqual(
      ['dependencies', 'database', 'bundle', 'migration', 'services'].map((key) => [key, true, undefined]),
    )
    const shop = await (await fetch(`${started.address}/hosts/api.passalong.example/v1/stores/WK01`)).json()
    expect(shop).toMatchObject({ code: 'WK01', city: '上海' })
    const { pid: databasePid } = await runningServer(join(local, 'database'))
    expect(await stop()).toBe(0)
    expect(started.output()).not.toContain('ended unexpectedly')
    expect([apiPid, databasePid].map(isAlive)).toEqual([false, false])
  },
  FIRST_START_MS,
)

test(
  'the second start does nothing twice; it resets, and restarts its API',
  async () => {
    const started = await start(0)
    await untilReady(started, SECOND_START_MS)
    const { apiPid, phases } = await stateOf(started.address)
    expect(phases.filter(({ skipped }) => skipped).map(({ key }) => key)).toEqual([
      'dependencies',
      'bundle',
      'migration',
    ])
    const restarted = await press(started.address, 'restart-api')
    expect(restarted.status).toBe(200)
    expect((await stateOf(started.address)).apiPid).not.toBe(apiPid)
    const today = (await stateOf(started.address)).day.today
    const turned = await (await press(started.address, 'clock', '{"days":7}')).json()
    expect(turned.day.days).toBe(7)
    expect(Date.parse(turned.day.today) - Date.parse(today)).toBe(7 * 86_400_000)
    expect(await (await fetch(`${started.address}/wechat/clock`)).json()).toEqual({ daysAhead: 7 })
    expect((await press(started.address, 'clock', '{"days":-1}')).status).toBe(409)
    const reset = await press(started.address, 'reset')
    const fresh = await reset.json()
    expect([reset.status, fresh.ready, fresh.day.days]).toEqual([200, true, 0])
    expect(await (await fetch(`${started.address}/wechat/clock`)).json()).toEqual({ daysAhead: 0 })
    const operator = await (await press(started.address, 'operator')).json()
    expect(operator).toMatchObject({ username: 'demo', totp: expect.stringMatching(/^\d{6}$/) })
    expect((await fetch(`${started.address}${operator.path}`)).status).toBe(200)
  },
  2 * SECOND_START_MS,
)

test('a second npm start points to the demo that runs', async () => {
  const second = spawn(process.execPath, ['tools/start.mjs', '--no-open'], { cwd: ROOT, env: environment() })
  let output = ''
  second.stdout.on('data', (chunk) => (output += chunk))
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
  expect(output).toContain('http://127.0.0.1:')
})

test('an API that is killed is started again', async () => {
  const { port } = JSON.parse(readFileSync(join(local, 'running.json'), 'utf8'))
  const address = `http://127.0.0.1:${port}`
  const { apiPid } = await stateOf(address)
  process.kill(apiPid, 'SIGKILL')
  const back = async () => {
    const { apiPid: pid } = (await stateOf(address).catch(() => null)) ?? { apiPid: null }
    const answer = await fetch(`${address}/hosts/api.passalong.example/health/ready`).catch(() => null)
    return pid !== null && pid !== apiPid && answer?.ok
  }
  await waitFor('the new API', back, { timeoutMs: 240_000 })
})

test('a command with --json uses the running database, writes one line to stdout, and leaves all as it was', async () => {
  const npm = spawn('npm', ['run', 'audit', '--', '--json'], { cwd: ROOT, env: environment() })
  let output = ''
  npm.stdout.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => npm.once('close', resolve))
  expect(output.trimEnd().split('\n')).toHaveLength(1)
  expect([code, typeof JSON.parse(output)]).toEqual([0, 'object'])
  expect(await runningServer(join(local, 'database'))).toBeDefined()
  expect(await stop()).toBe(0)
  expect(readdirSync(join(local, 'database', 'users'))).toEqual([])
})
