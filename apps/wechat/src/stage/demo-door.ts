const HEADERS = { 'x-passalong-demo': '1' }

/** What the front door says of the demo. */
export interface DemoState {
  ready: boolean
  /** Another number after the API was started anew. */
  apiPid: number | null
  /** The day that the shop plays, `days` ahead of the real one; null before the API was up. */
  day: PlayedDay | null
}

export interface PlayedDay {
  days: number
  /** `2026-11-28`, in Shanghai. */
  today: string
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
export const resetDemo = async (): Promise<void> => void (await press('reset'))

/** Ends the API and starts it again; the database stays. @throws Error with the reason */
export const restartApi = async (): Promise<void> => void (await press('restart-api'))

/** Lets a day pass, in the shop and at WeChat. @throws Error with the reason */
export async function turnClock(): Promise<PlayedDay | null> {
  return (await press('clock', { days: 1 })).day
}

async function press(button: 'reset' | 'restart-api' | 'clock', body: object = {}): Promise<DemoState> {
  const headers = { ...HEADERS, 'content-type': 'application/json' }
  const response = await fetch(`/demo/${button}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (response.ok) return (await response.json()) as DemoState
  const { message } = (await response.json().catch(() => ({}))) as { message?: string }
  throw new Error(message ?? `HTTP ${response.status}`)
}
