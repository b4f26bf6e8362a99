import { resolvePath } from '../paths.js'
import type { ScriptBody } from './shape.js'

/** What every script of the bundle is given besides `require`, `module` and `exports`. */
export interface Given {
  Date: DateConstructor
  wx: unknown
  App: (definition: Record<string, unknown>) => void
  /** `path` is that of the script that calls. */
  Page: (path: string, config: Record<string, unknown>) => void
  Component: (path: string, definition: Record<string, unknown>) => void
  Behavior: (definition: Record<string, unknown>) => unknown
  getApp: () => unknown
  getCurrentPages: () => unknown[]
}

/** The bundle's scripts: each runs once, in its own scope, when it is first required. */
export class Scripts {
  readonly #bodies: Record<string, ScriptBody>
  readonly #given: Given
  readonly #loaded = new Map<string, { exports: unknown }>()
  /** What `global` is: the language itself, nothing of the browser. */
  readonly #global: object

  constructor(bodies: Record<string, ScriptBody>, given: Given) {
    this.#bodies = bodies
    this.#given = given
    this.#global = languageWith(given.Date)
  }

  has(path: string): boolean {
    return path in this.#bodies
  }

  require(path: string): unknown {
    const loaded = this.#loaded.get(path)
    if (loaded) return loaded.exports
    const body = this.#bodies[path]
    if (!body) throw new Error(`module '${path}' is not in the bundle`)
    const module = { exports: {} as unknown }
    this.#loaded.set(path, module)
    const { wx, App, Page, Component, Behavior, getApp, getCurrentPages, Date: date } = this.#given
    body.call(
      module.exports,
      (target: string) => this.require(resolvePath(path, target.replace(/\.js$/, ''))),
      module,
      module.exports,
      wx,
      App,
      (config: Record<string, unknown>) => Page(path, config),
      (definition: Record<string, unknown>) => Component(path, definition),
      Behavior,
      getApp,
      getCurrentPages,
      this.#global,
      this.#global,
      date,
    )
    return module.exports
  }
}

const languageWith = (date: DateConstructor) => ({
  Object,
  Array,
  String,
  Number,
  Boolean,
  Function,
  Symbol,
  Map,
  Set,
  WeakMap,
  Promise,
  Date: date,
  Math,
})
