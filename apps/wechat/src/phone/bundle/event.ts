import { Event as NodeEvent } from 'glass-easel'

/** Where an event happened or was caught, as the bundle sees it. */
export interface EventTarget {
  id: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

/** An event as WeChat gives it to a handler: plain data. */
export interface BundleEvent {
  type: string
  timeStamp: number
  detail: unknown
  target: EventTarget
  currentTarget: EventTarget
  mark: Record<string, unknown>
  touches?: unknown
  changedTouches?: unknown
}

interface Source {
  id?: string
  dataset?: Record<string, unknown> | null
}

const targetOf = (source: unknown): EventTarget => {
  const { id = '', dataset } = source as Source
  return { id, dataset: { ...dataset }, offsetLeft: 0, offsetTop: 0 }
}

/** Plain data of an event of glass-easel; anything else passes as it is. */
export function plainEvent(value: unknown): unknown {
  if (!(value instanceof NodeEvent)) return value
  const { target, currentTarget, mark } = value as unknown as { target: unknown; currentTarget: unknown; mark: unknown }
  const plain: BundleEvent = {
    type: value.type,
    timeStamp: value.timeStamp,
    detail: value.detail,
    target: targetOf(target),
    currentTarget: targetOf(currentTarget),
    mark: { ...(mark as Record<string, unknown> | null) },
  }
  return { ...plain, ...value.extraFields }
}

type Method = (this: unknown, ...args: unknown[]) => unknown

/** The same functions, but handed plain events. */
export function withPlainEvents(methods: Record<string, unknown>): Record<string, Method> {
  const wrapped: Record<string, Method> = {}
  for (const [name, method] of Object.entries(methods)) {
    if (typeof method !== 'function') continue
    wrapped[name] = function (...args) {
      return method.apply(this, args.map(plainEvent))
    }
  }
  return wrapped
}
