import { type Chance } from './chance.js'
import { type Machine } from './machine.js'
import { type Cut } from './wire.js'

/** What is done to the system, and when. */
export interface Fault {
  atMs: number
  kind: 'api-kill' | 'database-kill' | 'api-pause' | 'database-pause' | 'client-cut' | 'notify-cut' | 'database-cut'
  /** Which of the API processes; which moment of a connection. */
  which: 0 | 1
  cut: Cut
}

/** How much of what was done. */
export interface Kills {
  api: number
  database: number
  pause: number
  cut: number
}

const WEIGHTS = { 'api-kill': 10, 'database-kill': 4, 'api-pause': 1, 'database-pause': 1 } as const
const CUTS = { 'client-cut': 5, 'database-cut': 5, 'notify-cut': 1 } as const
/** Between two faults of processes, and between two cuts. */
const PROCESS_GAP_MS = [2_000, 6_000] as const
const CUT_GAP_MS = [150, 900] as const

export const PAUSE_MS = 5_000

/** The faults of a run, by its seed. */
export function faultSchedule(chance: Chance, lastsMs: number): Fault[] {
  const faults: Fault[] = []
  const moment = () => ({ which: chance.between(0, 1) as 0 | 1, cut: chance.one<Cut>(['before', 'after', 'answer']) })
  for (let atMs = 1_500; atMs < lastsMs; atMs += chance.between(...PROCESS_GAP_MS))
    faults.push({ atMs, kind: chance.weighted(WEIGHTS), ...moment() })
  for (let atMs = 500; atMs < lastsMs; atMs += chance.between(...CUT_GAP_MS))
    faults.push({ atMs, kind: chance.weighted(CUTS), ...moment() })
  return faults.sort((a, b) => a.atMs - b.atMs)
}

/** Does the faults when their time comes; resolves when the last is done and what was stopped goes on. */
export async function doFaults(faults: readonly Fault[], machine: Machine, over: () => boolean): Promise<Kills> {
  const kills: Kills = { api: 0, database: 0, pause: 0, cut: 0 }
  const began = Date.now()
  const pending: Promise<void>[] = []
  for (const fault of faults) {
    await passing(began + fault.atMs, over)
    if (over()) break
    pending.push(doFault(fault, machine, kills, over))
  }
  await Promise.all(pending)
  kills.cut = machine.cuts()
  return kills
}

async function doFault(
  { kind, which, cut }: Fault,
  machine: Machine,
  kills: Kills,
  over: () => boolean,
): Promise<void> {
  const [api, other] = which === 0 ? machine.apis : [machine.apis[1], machine.apis[0]]
  if (kind === 'client-cut') return machine.clientWires[which].arm(cut)
  if (kind === 'database-cut') return machine.databaseWires[which].arm(cut)
  if (kind === 'notify-cut') return machine.notifyWire.arm(cut)
  if (kind === 'api-kill') {
    // One that is just coming back is left to come back; both are away now and then, and not most of the time.
    if (!api.up || (!other.up && cut !== 'answer')) return
    kills.api++
    await api.kill()
    await api.startPatiently(over)
  } else if (kind === 'api-pause') {
    if (!api.up) return
    kills.pause++
    api.stop()
    await passing(Date.now() + PAUSE_MS, over)
    api.goOn()
  } else {
    await machine.withDatabase(async (database) => {
      if (kind === 'database-kill') {
        kills.database++
        await database.kill()
        await database.start()
      } else {
        kills.pause++
        database.stop()
        await passing(Date.now() + PAUSE_MS, over)
        database.goOn()
      }
    })
  }
}

/** Resolves at this time, or when it is over. */
async function passing(untilMs: number, over: () => boolean): Promise<void> {
  while (!over() && Date.now() < untilMs)
    await new Promise((resolve) => setTimeout(resolve, Math.min(50, Math.max(1, untilMs - Date.now()))))
}
