import { auditFindings } from './audit.js'
import { Chance } from './chance.js'
import { type Kills } from './faults.js'
import { Machine, type Setting } from './machine.js'
import { type Plan, Run } from './run.js'
import { buildTown } from './town.js'

/** What a run is asked for. */
export interface Options extends Setting, Omit<Plan, 'storms'> {
  minutes: number
  /** For a test: what happens to the database once the APIs are up. */
  beforeStorm?: () => Promise<void>
}

/** What a run came to. */
export interface Report {
  seed: number
  minutes: number
  kills: Kills
  acknowledged: number
  refused: number
  unknown: number
  violations: string[]
}

/** A storm lasts at most this long; a short run still has two, so that a year passes between them. */
const STORM_MS = 5 * 60_000

/** A whole run: a town, its storms, and the checks. Whatever it started has ended when it resolves. */
export async function torture(options: Options): Promise<Report> {
  const { server, log, seed, minutes, root } = options
  const chance = new Chance(seed)
  await server.start()
  const end = () => server.drop()
  process.once('exit', end)
  const machine = new Machine(options)
  try {
    const town = await buildTown(server, chance.branch())
    await machine.start()
    await options.beforeStorm?.()
    log(`two API processes, ${town.members.length} members, seed ${seed}`)
    const run = new Run({ ...options, storms: stormsOf(minutes) }, machine, town, server, chance)
    await run.blow().finally(() => run.close())
    const { kills, outcomes, violations } = run.tally
    const audited = await auditFindings(root, machine.environment(server.port))
    return { seed, minutes, kills, ...outcomes, violations: [...violations, ...audited] }
  } finally {
    process.off('exit', end)
    await machine.end()
    await server.end().catch(() => server.drop())
  }
}

function stormsOf(minutes: number): number[] {
  const lastMs = minutes * 60_000
  const count = Math.max(minutes < 1 ? 1 : 2, Math.ceil(lastMs / STORM_MS))
  return Array.from({ length: count }, () => lastMs / count)
}
