import { randomInt } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { databaseServer, TORTURE_FOLDER } from '../../../tools/torture/database-server.mjs'
import { endAll } from './process.js'
import { type Report, torture } from './torture.js'

const USAGE = 'npm run torture [-- --minutes N] [--seed S] [--pace REQUESTS_A_SECOND] [--json]'
const OPTIONS = {
  minutes: { type: 'string', default: '2' },
  seed: { type: 'string' },
  pace: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
} as const

/** Reads the arguments, runs, tells. Resolves to the exit code: 0 without a violation, 1 with one, 2 when asked wrongly. */
export async function main(args: string[], root: string): Promise<number> {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const asked = readAsked(args)
  if (!asked) {
    say(USAGE)
    return 2
  }
  const folder = join(TORTURE_FOLDER, `${asked.seed}-${Date.now().toString(36)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const server = await databaseServer(join(folder, 'database'), say)
  let interrupted = false
  process.once('exit', () => {
    endAll()
    server.drop()
    if (interrupted) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      interrupted = true
      process.exit(130)
    })
  const report = await torture({ ...asked, folder, root, server, log: asked.json ? () => undefined : say })
  const clean = report.violations.length === 0
  // A clean run leaves nothing; of another one everything stays, to be looked at.
  if (clean) rmSync(folder, { recursive: true, force: true })
  else say(`what it left: ${folder}`)
  process.stdout.write(`${asked.json ? JSON.stringify(report) : table(report)}\n`)
  return clean ? 0 : 1
}

function readAsked(args: string[]) {
  try {
    const { values } = parseArgs({ args, options: OPTIONS, strict: true })
    const minutes = Number(values.minutes)
    const seed = values.seed === undefined ? randomInt(1, 2 ** 31) : Number(values.seed)
    const pace = Number(values.pace)
    const sound = minutes > 0 && minutes <= 24 * 60 && Number.isSafeInteger(seed) && seed >= 0 && pace >= 0
    return sound ? { minutes, seed, pace, json: values.json } : null
  } catch {
    return null
  }
}

function table({ seed, minutes, kills, acknowledged, refused, unknown, violations }: Report): string {
  return [
    `seed ${seed}, ${minutes} min`,
    `killed: API ${kills.api}, database ${kills.database}; stopped for 5 s: ${kills.pause}; connections cut: ${kills.cut}`,
    `writes acknowledged ${acknowledged}, refused ${refused}, unknown until asked again ${unknown}`,
    ...(violations.length === 0 ? ['no violation'] : [`${violations.length} violations:`, ...violations]),
  ].join('\n')
}
