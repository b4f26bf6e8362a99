import { counts } from '../tap/commands.mjs'

/** Counts what a short load makes of round trips and statements; `about` says which transactions are meant. */
export async function countedLoad({ tapped, load }, { kind, connections, ask, about }) {
  const api = await tapped()
  const run = (seconds) => load.round({ kind, port: api.port, connections, seconds, ask, pids: { api: api.pid } })
  api.take()
  const { done } = await run(60)
  return counts(api.take(), done, about)
}
