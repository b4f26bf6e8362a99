/** Resolves with the first truthy answer of `condition`; throws after `timeoutMs` with what was waited for. */
export async function waitFor(what, condition, { timeoutMs = 120_000, everyMs = 25 } = {}) {
  const end = Date.now() + timeoutMs
  for (;;) {
    const answer = await condition()
    if (answer) return answer
    if (Date.now() > end) throw new Error(`${what} did not happen within ${Math.round(timeoutMs / 1000)} s`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

/** Whether a process of this id is alive (also one that belongs to somebody else). */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
