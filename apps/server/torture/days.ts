import { type Chance } from './chance.js'
import { type Gate } from './gate.js'
import { ask, keptAlive } from './request.js'

/** With those of the calm fewer than the 30 after which a key is forgotten. */
const DAYS_IN_A_STORM = 18
const AGAIN_MS = 300

/** Turns the shop's days during a storm, some at a time and evenly over its length. */
export async function turnDays(
  lastsMs: number,
  parts: { chance: Chance; ports: readonly (() => number)[]; gate: Gate },
): Promise<void> {
  const { chance, ports, gate } = parts
  let left = DAYS_IN_A_STORM
  while (left > 0 && !gate.over()) {
    const days = Math.min(left, chance.between(4, 9))
    left -= days
    await new Promise((resolve) => setTimeout(resolve, (lastsMs / DAYS_IN_A_STORM) * days))
    const key = chance.key()
    await gate.alone(async () => {
      await passDays(days, key, () => chance.one(ports)(), gate.over)
      await Promise.all(ports.map((port) => followed(port, gate.over)))
    })
  }
}

/** Lets days pass, once, however often it has to be asked for. */
export async function passDays(days: number, key: string, port: () => number, over: () => boolean): Promise<void> {
  const agent = keptAlive()
  while (!over()) {
    const answer = await ask(agent, port(), {
      method: 'POST',
      path: '/v1/demo/clock',
      token: null,
      key,
      body: { days },
    })
    if (answer.status === 201) break
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  agent.destroy()
}

/** Resolves when a process has followed the clock. One that lags behind a jump of a year writes what is forgotten at once. */
export async function followed(port: () => number, over: () => boolean): Promise<void> {
  const agent = keptAlive()
  const clock = { method: 'GET', path: '/v1/demo/clock', token: null }
  while (!over() && (await ask(agent, port(), clock)).status !== 200)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  agent.destroy()
}
