import { Writable } from 'node:stream'
import { pino } from 'pino'
import { Jobs } from '../../src/platform/jobs/jobs.js'

let logged = ''
let jobs: Jobs
beforeEach(() => {
  logged = ''
  const lines = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString()
      done()
    },
  })
  jobs = new Jobs(pino(lines))
})
afterEach(() => jobs.onModuleDestroy())

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2))
}

it('a job runs at its interval and never beside itself', async () => {
  let runs = 0
  let beside = 0
  let most = 0
  jobs.register({
    name: 'slow',
    everyMs: 1,
    run: async () => {
      most = Math.max(most, ++beside)
      await new Promise((resolve) => setTimeout(resolve, 10))
      beside--
      runs++
    },
  })
  expect(runs).toBe(0)
  jobs.start()
  jobs.start()
  await until(() => runs >= 2)
  jobs.hurry()
  await until(() => runs >= 4)
  expect(most).toBe(1)
})

it('a job that fails is logged without the values of its statement, and tried again', async () => {
  let runs = 0
  const fault = Object.assign(new Error("Duplicate entry 'SECRET' for key"), { errno: 1062, sqlState: '23000' })
  jobs.register({
    name: 'stubborn',
    everyMs: 1,
    run: async () => {
      if (++runs < 3) throw fault
    },
  })
  jobs.start()
  await until(() => runs >= 4)
  expect(logged.match(/"job":"stubborn"/g)).toHaveLength(2)
  expect(logged).toContain('"errno":1062')
  expect(logged).not.toContain('SECRET')
})

it('a job whose interval is long runs at once when it is hurried', async () => {
  let runs = 0
  jobs.register({ name: 'rare', everyMs: 3_600_000, run: async () => void runs++ })
  jobs.hurry()
  jobs.start()
  jobs.hurry()
  await until(() => runs === 1)
})

it('stopping waits for what runs, tells it to hurry, and starts nothing more', async () => {
  let told = false
  let runs = 0
  jobs.register({
    name: 'long',
    everyMs: 1,
    run: async (stopping) => {
      runs++
      await new Promise<void>((resolve) => stopping.addEventListener('abort', () => setTimeout(resolve, 20)))
      told = true
    },
  })
  jobs.start()
  await until(() => runs === 1)
  await jobs.onModuleDestroy()
  expect(told).toBe(true)
  jobs.start()
  jobs.hurry()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(runs).toBe(1)
})

it('two jobs never share a name', () => {
  const job = { name: 'one', everyMs: 1000, run: async () => undefined }
  jobs.register(job)
  expect(() => jobs.register(job)).toThrow('two jobs are called one')
})
