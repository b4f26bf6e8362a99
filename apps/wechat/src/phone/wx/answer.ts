/** What the bundle hands to a call of `wx`. */
export type CallOptions = Record<string, unknown> & {
  success?: (result: unknown) => void
  fail?: (result: unknown) => void
  complete?: (result: unknown) => void
}

/** A call that fails as WeChat fails: `errMsg` becomes `<name>:fail <words>`. */
export class CallFailure extends Error {
  /** WeChat names its numbers `errno` in some calls and `errCode` in others. */
  constructor(
    words: string,
    readonly errno?: number,
    readonly errCode?: number,
  ) {
    super(words)
  }
}

export type Api = Record<string, unknown>

/**
 * A call in WeChat's manner: it answers later, by `success`/`fail`/`complete`, or by a promise where none is given. What
 * `run` throws becomes `fail`.
 */
export function answering(
  name: string,
  run: (options: CallOptions) => unknown,
): (options?: CallOptions) => Promise<unknown> | undefined {
  return (given) => {
    const options = given ?? {}
    const { success, fail, complete } = options
    const work = Promise.resolve().then(() => run(options))
    const answered = work.then(
      (result) => ({ ...(result as object | undefined), errMsg: `${name}:ok` }),
      (reason) => Promise.reject(failureOf(name, reason)),
    )
    if (!success && !fail && !complete) return answered
    // What a callback throws is the bundle's own fault: it ends as an unhandled rejection, which the phone reports.
    void answered.then(
      (result) => {
        success?.(result)
        complete?.(result)
      },
      (failure) => {
        fail?.(failure)
        complete?.(failure)
      },
    )
    return undefined
  }
}

export function failureOf(name: string, reason: unknown): { errMsg: string; errno?: number; errCode?: number } {
  const words = reason instanceof Error ? reason.message : String(reason)
  const { errno, errCode } = reason instanceof CallFailure ? reason : {}
  const numbers = { ...(errno === undefined ? {} : { errno }), ...(errCode === undefined ? {} : { errCode }) }
  return { errMsg: `${name}:fail ${words}`, ...numbers }
}

/** Every one of `calls`, as calls that answer later. */
export function answeringAll(calls: Record<string, (options: CallOptions) => unknown>): Api {
  return Object.fromEntries(Object.entries(calls).map(([name, run]) => [name, answering(name, run)]))
}

/** A pair `onX`/`offX` over one set of listeners. */
export function listening(event: string): { api: Api; tell: (argument?: unknown) => void } {
  const listeners = new Set<(argument: unknown) => void>()
  return {
    api: {
      [`on${event}`]: (listener: (argument: unknown) => void) => listeners.add(listener),
      [`off${event}`]: (listener?: (argument: unknown) => void) =>
        listener ? listeners.delete(listener) : listeners.clear(),
    },
    tell: (argument) => {
      for (const listener of listeners) listener(argument)
    },
  }
}
