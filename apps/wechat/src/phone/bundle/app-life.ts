import type { Faults } from '../faults.js'
import type { AppDefinition, EnterOptions } from './shape.js'

type Listener = (argument: unknown) => void

/** The bundle's `App(...)`: how it was entered, and who listens to its comings and goings. */
export class AppLife {
  readonly #faults: Faults
  readonly #shown = new Set<Listener>()
  readonly #hidden = new Set<Listener>()
  definition: AppDefinition | null = null
  /** How it was first opened. */
  launch: EnterOptions | null = null
  /** How it was last entered. */
  enter: EnterOptions | null = null
  /** The card by which it was last entered. */
  card: string | null = null

  constructor(faults: Faults) {
    this.#faults = faults
    faults.onFault(this.#faulted)
    faults.onRejection(this.#rejected)
  }

  /** It hears of nothing any more. */
  end(): void {
    this.#faults.offFault(this.#faulted)
    this.#faults.offRejection(this.#rejected)
  }

  readonly #faulted = (fault: Error) => this.#call('onError', `${fault.message}\n${fault.stack ?? ''}`)
  readonly #rejected = (rejection: unknown) => this.#call('onUnhandledRejection', rejection)

  /** `onShow`, `offShow`, `onHide` and `offHide` as `wx` names them. */
  readonly listeners = {
    onShow: (listener: Listener) => this.#shown.add(listener),
    offShow: (listener: Listener) => this.#shown.delete(listener),
    onHide: (listener: Listener) => this.#hidden.add(listener),
    offHide: (listener: Listener) => this.#hidden.delete(listener),
  }

  tell(lifecycle: 'onLaunch' | 'onShow' | 'onHide' | 'onPageNotFound', argument?: unknown): void {
    this.#faults.guard(() => this.#call(lifecycle, argument))
    const listeners = lifecycle === 'onShow' ? this.#shown : lifecycle === 'onHide' ? this.#hidden : []
    for (const listener of listeners) this.#faults.guard(() => listener(argument))
  }

  #call(lifecycle: string, argument: unknown): void {
    const hook = this.definition?.[lifecycle]
    if (typeof hook === 'function') hook.call(this.definition, argument)
  }
}
