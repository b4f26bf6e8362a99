import type { Announce } from './announce.js'

type Hook = (fault: Error) => void
type RejectionHook = (rejection: { reason: unknown; promise: Promise<unknown> }) => void

/** Where every error of the bundle ends: the console, the page around the phone, and the bundle's own handlers. */
export class Faults {
  readonly #announce: Announce
  readonly #hooks = new Set<Hook>()
  readonly #rejectionHooks = new Set<RejectionHook>()

  constructor(announce: Announce) {
    this.#announce = announce
    window.addEventListener('error', (event) => this.report(event.error ?? new Error(event.message)))
    window.addEventListener('unhandledrejection', (event) => {
      this.report(event.reason)
      for (const hook of this.#rejectionHooks) hook({ reason: event.reason, promise: event.promise })
    })
  }

  onRejection(hook: RejectionHook): void {
    this.#rejectionHooks.add(hook)
  }

  offRejection(hook: RejectionHook): void {
    this.#rejectionHooks.delete(hook)
  }

  onFault(hook: Hook): void {
    this.#hooks.add(hook)
  }

  offFault(hook: Hook): void {
    this.#hooks.delete(hook)
  }

  readonly report = (reason: unknown): void => {
    const fault = reason instanceof Error ? reason : new Error(describe(reason))
    console.error(fault)
    this.#announce('error', { message: fault.message, stack: fault.stack ?? '' })
    for (const hook of this.#hooks) hook(fault)
  }

  /** Runs code of the bundle; what it throws is reported, and the phone goes on. */
  guard<T>(run: () => T): T | undefined {
    try {
      return run()
    } catch (reason) {
      this.report(reason)
      return undefined
    }
  }
}

function describe(reason: unknown): string {
  if (typeof reason !== 'object' || reason === null) return String(reason)
  const { errMsg } = reason as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : JSON.stringify(reason)
}
