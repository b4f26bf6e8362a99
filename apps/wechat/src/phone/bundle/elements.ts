import { CurrentWindowBackendContext, type Element as NodeElement } from 'glass-easel'
import { builtins, nativeTags } from '../components/builtins.js'
import { roleOf } from '../components/roles.js'
import type { PageConfig, ShippedBundle } from './shape.js'
import { styleForBrowser } from './style-text.js'

/** The document, but with WeChat's elements alone and its units in inline styles. */
export function phoneBackend(bundle: ShippedBundle): CurrentWindowBackendContext {
  const backend = new CurrentWindowBackendContext()
  const own = ownTags(bundle)
  const known = (tag: string) => nativeTags.has(tag) || tag in builtins || own.has(tag)
  const createElement = (tag: string) => {
    if (!known(tag)) throw new Error(`<${tag}> is not in this phone`)
    return withOwnAttributes(document.createElement(tag))
  }
  // A frame that is not drawn (a tab in the background) must still hear that its data has been applied.
  backend.render = (callback) => void setTimeout(() => callback(null))
  backend.document = {
    createElement: createElement as never,
    createTextNode: ((text: string) => document.createTextNode(text)) as never,
    createDocumentFragment: (() => document.createDocumentFragment()) as never,
  }
  return backend
}

/** The names under which the bundle uses its own components. */
function ownTags(bundle: ShippedBundle): Set<string> {
  const configs: PageConfig[] = Object.values(bundle.json)
  return new Set(configs.flatMap(({ usingComponents }) => Object.keys(usingComponents ?? {})))
}

type Attributed = HTMLElement & { __wxElement?: NodeElement }

/** An empty attribute is one that the page leaves open; a state read aloud is said in full, also when it is off. */
function withOwnAttributes(element: Attributed): HTMLElement {
  const set = (name: string, value: string) => Element.prototype.setAttribute.call(element, name, value)
  const remove = (name: string) => Element.prototype.removeAttribute.call(element, name)
  const state = (name: string) => name.startsWith('aria-') && element.__wxElement?.getAttribute(name)
  element.setAttribute = (name, value) => {
    if (name === 'style' && value !== '') set(name, styleForBrowser(value))
    else if (state(name) === true) set(name, 'true')
    else if (value === '') remove(roleOf(name))
    else set(roleOf(name), value)
  }
  element.removeAttribute = (name) => {
    if (name.startsWith('aria-') && element.__wxElement?.getAttribute(name) === false) set(name, 'false')
    else remove(roleOf(name))
  }
  // The adapter puts its component's name before every id; a phone shows the plain one.
  Object.defineProperty(element, 'id', {
    get: () => element.getAttribute('id') ?? '',
    set: (value: string) => set('id', value.replace(/^[^-]+--/, '')),
  })
  return element
}
