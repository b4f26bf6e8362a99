import { acts, WEIGHTS } from './acts/acts.js'
import { type Chance } from './chance.js'
import { Client, type Counter, type Door } from './client.js'
import { turnDays } from './days.js'
import { doFaults, type Fault, type Kills } from './faults.js'
import { type Journal } from './journal.js'
import { type Machine } from './machine.js'
import { type World } from './world.js'

const CLIENTS = 32

/** How hard it blows. */
export interface Weather {
  lastsMs: number
  faults: readonly Fault[]
  weights?: Readonly<Record<string, number>> | undefined
}

/** Lets the clients loose on the machine while the faults happen; resolves when the last client has its last answer. */
export async function storm(
  { lastsMs, faults, weights = WEIGHTS }: Weather,
  parts: { machine: Machine; world: World; journal: Journal; chance: Chance; counter: Counter },
): Promise<Kills> {
  const { machine, world, journal, chance, counter } = parts
  const doors = doorsOf(machine)
  const clients = Array.from({ length: CLIENTS }, () => new Client(chance.branch(), journal, doors, counter))
  const loops = clients.map(async (client) => {
    while (!counter.over()) await acts[client.chance.weighted(weights) as keyof typeof acts](client, world)
    client.close()
  })
  const days = turnDays(lastsMs, { chance: chance.branch(), port: () => chance.one(doors).port(), over: counter.over })
  const [kills] = await Promise.all([doFaults(faults, machine, counter.over), days, ...loops])
  return kills
}

/** The wires to the two API processes. */
export function doorsOf({ apis, clientWires }: Machine): Door[] {
  return clientWires.map((wire, which) => ({ port: () => wire.port, up: () => apis[which]?.up ?? false }))
}

/** Numbers the commands, keeps the pace and tells when it is over. */
export function counterUntil(endMs: number, pace: number, nextNo: () => number): Counter {
  let next = 0
  return {
    nextNo,
    over: () => Date.now() >= endMs,
    turn: async () => {
      if (pace === 0) return
      next = Math.max(Date.now(), next + 1000 / pace)
      const wait = next - Date.now()
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    },
  }
}
