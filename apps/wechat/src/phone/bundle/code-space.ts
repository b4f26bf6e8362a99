import { addGlobalErrorListener, addGlobalWarningListener, type GeneralComponent, globalOptions } from 'glass-easel'
import {
  type AssociatedBackend,
  type CodeSpace,
  MiniProgramEnv,
  type Root,
} from 'glass-easel-miniprogram-adapter/dist/glass_easel_miniprogram_adapter.js'
import { builtins } from '../components/builtins.js'
import type { ComponentContext } from '../components/define.js'
import type { Faults } from '../faults.js'
import { phoneBackend } from './elements.js'
import { withPlainEvents } from './event.js'
import type { PageInstance, ShippedBundle } from './shape.js'

let isListening = false

/** What fails in any tree of this phone is told once, however often the bundle was opened. */
function listenToTrees(faults: Faults): void {
  if (isListening) return
  isListening = true
  addGlobalErrorListener((reason) => {
    faults.report(reason)
    return false
  })
  // Taro's templates name properties that only newer or other clients have; a phone passes them over in silence.
  addGlobalWarningListener((message) => !message.endsWith('is not a valid property'))
}

/** The bundle's component tree: its templates, its settings, WeChat's own components, and what its scripts define. */
export class BundleSpace {
  readonly #space: CodeSpace
  readonly #backend: AssociatedBackend

  constructor(bundle: ShippedBundle, context: ComponentContext, faults: Faults) {
    // As on a phone, an id of the bundle's is one that style sheets and tests find.
    globalOptions.writeIdToDOM = true
    const environment = new MiniProgramEnv()
    this.#space = environment.createCodeSpace('main', true)
    this.#backend = environment.associateBackend(phoneBackend(bundle))
    listenToTrees(faults)
    this.#markHosts()
    for (const [tag, define] of Object.entries(builtins)) {
      const components = this.#space.getComponentSpace()
      components.setGlobalUsingComponent(tag, define(components, context))
    }
    for (const [path, content] of Object.entries(bundle.templates)) {
      const groupList = bundle.templates as never
      this.#space.addCompiledTemplate(path, { groupList, content, fallbackListenerOnNativeNode: true })
    }
    for (const [path, config] of Object.entries(bundle.json)) {
      // Every class keeps its plain name; the style sheets are kept apart by @scope.
      if (path !== 'app') this.#space.addComponentStaticConfig(path, { ...config, styleIsolation: 'shared' } as never)
    }
  }

  definePage(path: string, config: Record<string, unknown>): void {
    const fields: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(config)) {
      if (typeof value !== 'function' && name !== 'data') fields[name] = value
    }
    this.#space
      .component(path)
      .definition({
        data: structuredClone((config['data'] ?? {}) as Record<string, unknown>),
        methods: withPlainEvents(config),
        lifetimes: {
          created() {
            Object.assign(this, structuredClone(fields))
          },
        },
      })
      .register()
  }

  defineComponent(path: string, definition: Record<string, unknown>): void {
    const methods = withPlainEvents((definition['methods'] ?? {}) as Record<string, unknown>)
    this.#space
      .component(path)
      .definition({ ...definition, methods } as never)
      .register()
  }

  defineBehavior(definition: Record<string, unknown>): unknown {
    return this.#space
      .behavior()
      .definition(definition as never)
      .register()
  }

  /** A page's tree, not yet in the document. */
  createPage(route: string): { root: Root; instance: PageInstance } {
    const root = this.#backend.createRoot('page', this.#space, route)
    return { root, instance: root.get() as unknown as PageInstance }
  }

  /** The host element of every component of the bundle says which one it is: style sheets and tests look for it. */
  #markHosts(): void {
    const marks = this.#space
      .getComponentSpace()
      .define()
      .lifetime('created', function () {
        // The adapter hands its own caller over; the node is behind it.
        const node = (this as unknown as { _$: GeneralComponent })._$
        const host = node.getBackendElement() as unknown as Element | null
        if (host && host.localName !== 'page') host.setAttribute('data-component', node.is)
      })
      .registerBehavior()
    this.#space.setOverallBehavior(marks as never)
  }
}
