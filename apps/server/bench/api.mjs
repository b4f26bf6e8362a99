import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitFor } from '../../../tools/process/wait.mjs'

const SERVER = join(import.meta.dirname, '..')
const HOOK = join(import.meta.dirname, 'profile/hook.mjs')

/**
 * The built API as a process of its own, as a shop runs it: every guard, limit, job and log line on. Answers
 * `{port, pid, profiled(work), stop()}`. It is not told that it is in production for one reason: there it refuses any
 * WeChat but the real one, which a bench must not call.
 */
export async function startApi({ environment, logFile, name }) {
  const log = openSync(logFile, 'w', 0o600)
  const env = { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info', ...environment }
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', HOOK, join(SERVER, 'dist/main.js')], {
    env,
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  let ended = false
  const end = new Promise((resolve) => child.once('close', resolve)).then(() => {
    ended = true
  })
  const port = await waitFor(`the API (${name})`, () => {
    const said = readFileSync(logFile, 'utf8')
    if (ended) throw new Error(`the API ended at once: ${said.slice(-2_000)}`)
    return /"listening":"http:\/\/[^:]+:(\d+)"/.exec(said)?.[1]
  })
  return {
    port: Number(port),
    pid: child.pid,
    profiled: (work) => profiled(child, work),
    async stop() {
      if (!ended) child.kill('SIGTERM')
      const insist = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await end
      clearTimeout(insist)
    },
  }
}

/** A V8 processor profile of the API while `work` runs. */
async function profiled(child, work) {
  const told = (message) =>
    new Promise((resolve) => {
      child.once('message', resolve)
      child.send(message)
    })
  await told('start-profile')
  await work()
  return told('stop-profile')
}
