import { type Agent } from 'node:http'
import { isTelling } from './client.js'
import { type Journal, outcomeOf, type Told } from './journal.js'
import { ask } from './request.js'
import { type Town } from './town.js'

const SIDE_BY_SIDE = 8
/** What has no answer by then is broken, not slow. */
const LONGEST_MS = 600_000
const AGAIN_MS = 500

/**
 * Asks once more, with the same key, for everything that was left unknown, until each has an answer. Nothing is under way any
 * more, so that a refusal now means that nothing happened.
 */
export async function askAgain(
  told: readonly Told[],
  parts: { journal: Journal; town: Town; agent: Agent; ports: readonly number[] },
): Promise<void> {
  const tokens = new Map(
    [...parts.town.clerks, ...parts.town.members, ...parts.town.newcomers, parts.town.operator].map(
      ({ caller, token }) => [caller, token],
    ),
  )
  const waiting = told.filter((one) => outcomeOf(one) === 'unknown')
  const untilMs = Date.now() + LONGEST_MS
  const worker = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const heard = await insist(one, tokens.get(one.caller) ?? '', { ...parts, untilMs })
      if (heard) await parts.journal.hear({ no: one.no, ...heard, last: true })
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
}

async function insist(
  { path, key, body, no }: Told,
  token: string,
  parts: { agent: Agent; ports: readonly number[]; untilMs: number },
) {
  for (let tries = 0; tries === 0 || Date.now() < parts.untilMs; tries++) {
    const port = parts.ports[(no + tries) % parts.ports.length] ?? 0
    const answer = await ask(parts.agent, port, { method: 'POST', path, token, key, body })
    // A rate that is used up says nothing about the command.
    if (isTelling(answer) && answer.status !== 429) return answer
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  return null
}
