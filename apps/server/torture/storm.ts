import { acts, WEIGHTS } from './acts/acts.js'
import { type Chance } from './chance.js'
import { Client, type Door } from './client.js'
import { turnDays } from './days.js'
import { doFaults, type Fault, type Kills } from './faults.js'
import { type Gate } from './gate.js'
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
  parts: { machine: Machine; world: World; journal: Journal; chance: Chance; gate: Gate },
): Promise<Kills> {
  const { machine, world, journal, chance, gate } = parts
  const doors = doorsOf(machine)
  const clients = Array.from({ length: CLIENTS }, () => new Client(chance.branch(), journal, doors, gate))
  const loops = clients.map(async (client) => {
    while (!gate.over()) await acts[client.chance.weighted(weights) as keyof typeof acts](client, world)
    client.close()
  })
  const ports = machine.apis.map((api) => () => api.port)
  const days = turnDays(lastsMs, { chance: chance.branch(), ports, gate })
  const [kills] = await Promise.all([doFaults(faults, machine, gate.over), days, ...loops])
  return kills
}

/** The wires to the two API processes. */
export function doorsOf({ apis, clientWires }: Machine): Door[] {
  return clientWires.map((wire, which) => ({ port: () => wire.port, up: () => apis[which]?.up ?? false }))
}
