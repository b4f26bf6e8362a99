const HEADERS = { 'x-passalong-demo': '1' }

/** What the front door says of the demo. */
export interface DemoState {
  ready: boolean
  /** Another number after the API was started anew. */
  apiPid: number | null
}

/** Null while the front door does not answer. */
export async function demoState(): Promise<DemoState | null> {
  try {
    const response = await fetch('/demo/state', { cache: 'no-store' })
    return response.ok ? ((await response.json()) as DemoState) : null
  } catch {
    return null
  }
}

/** Makes the demo anew: an empty shop, no cards. @throws Error with the reason when it is refused */
export const resetDemo = () => press('reset')

/** Ends the API and starts it again; the database stays. @throws Error with the reason */
export const restartApi = () => press('restart-api')

async function press(button: 'reset' | 'restart-api'): Promise<void> {
  const response = await fetch(`/demo/${button}`, { method: 'POST', headers: HEADERS })
  if (response.ok) return
  const { message } = (await response.json().catch(() => ({}))) as { message?: string }
  throw new Error(message ?? `HTTP ${response.status}`)
}
