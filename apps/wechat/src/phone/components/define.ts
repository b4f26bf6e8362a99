import type { ComponentSpace, GeneralComponent, GeneralComponentDefinition, StyleSegmentIndex } from 'glass-easel'
import { SPOKEN, speak } from './roles.js'

/** What the phone around them does for WeChat's own components. */
export interface ComponentContext {
  /** A button was tapped whose open-type asks WeChat for something. */
  openType: (ask: OpenTypeAsk) => void
  /** Draws a wheel of choices at the screen's foot; null when it was put away. */
  choose: (choices: string[], chosen: number) => Promise<number | null>
  /** Has `image` show what the page that is shown calls `source`. */
  showPicture: (image: HTMLImageElement, source: string) => void
  /** Somebody holds a finger on a picture that lets them. */
  heldPicture: (source: string) => void
  report: (reason: unknown) => void
}

export interface OpenTypeAsk {
  openType: string
  part: Part
}

/** One element of WeChat's own, in a page. `host` is its element in the document. */
export interface Part {
  host: HTMLElement
  node: GeneralComponent
  value: (name: string) => unknown
  flag: (name: string) => boolean
  text: (name: string, otherwise?: string) => string
  number: (name: string, otherwise: number) => number
  /** Keeps a property at what the person did, as WeChat does, so that the page can set it back. */
  keep: (name: string, value: unknown) => void
  /** Sets a style of the component's own, beside those that the page gives; empty takes it away. */
  style: (property: string, value: string) => void
  /** Events of WeChat's components do not bubble. */
  emit: (type: string, detail: unknown) => void
}

export interface PartBehaviour {
  /** A property was set; called for every property that the page gives, also at first. */
  changed?: (name: string) => void
  attached?: () => void
  detached?: () => void
}

export type DefinePart = (space: ComponentSpace, context: ComponentContext) => GeneralComponentDefinition

/** The last of the segments of a style in glass-easel: it wins over what the page gives. */
const OWN_STYLE = 3

const parts = new WeakMap<GeneralComponent, { part: Part; behaviour: PartBehaviour; kind: string }>()

/**
 * WeChat's component `tag`: its element in the document is of that name, its children are the page's, and `setUp` gives
 * it its behaviour.
 */
export function definePart(
  tag: string,
  names: string[],
  setUp: (part: Part, context: ComponentContext) => PartBehaviour | undefined,
): DefinePart {
  return (space, context) => {
    const properties: Record<string, { type: null; observer: () => void }> = {}
    for (const name of [...new Set([...names, ...SPOKEN])]) {
      properties[name] = {
        type: null,
        observer(this: GeneralComponent) {
          const found = parts.get(this)
          if (!found) return
          if (SPOKEN.includes(name)) speak(found.part.host, name, found.part.value(name))
          found.behaviour.changed?.(name)
        },
      }
    }
    return space.defineComponent({
      is: `wx/${tag}`,
      properties: properties as never,
      lifetimes: {
        created() {
          const part = partOf(this as never)
          parts.set(part.node, { part, behaviour: setUp(part, context) ?? {}, kind: tag })
        },
        attached() {
          parts.get(this as never)?.behaviour.attached?.()
        },
        detached() {
          parts.get(this as never)?.behaviour.detached?.()
        },
      },
    }) as unknown as GeneralComponentDefinition
  }
}

/** The nearest part of the kinds named that holds `part`, or null. */
export function partAround(part: Part, kinds: string[]): { part: Part; kind: string } | null {
  let element = part.host.parentElement
  while (element) {
    const found = partAt(element)
    if (found && kinds.includes(found.kind)) return found
    element = element.parentElement
  }
  return null
}

/** The parts of the kinds named inside `part`, in the order of the document. */
export function partsInside(part: Part, kinds: string[]): { part: Part; kind: string }[] {
  const elements = part.host.querySelectorAll(kinds.join(','))
  return [...elements].map(partAt).filter((found) => found !== undefined)
}

function partAt(element: Element): { part: Part; kind: string } | undefined {
  const node = (element as Element & { __wxElement?: GeneralComponent }).__wxElement
  return node && parts.get(node)
}

function partOf(node: GeneralComponent): Part {
  const data = () => node.data as Record<string, unknown>
  const styles = new Map<string, string>()
  const host = node.getBackendElement() as unknown as HTMLElement
  return {
    host,
    node,
    value: (name) => data()[name],
    flag: (name) => isOn(data()[name]),
    text: (name, otherwise = '') => {
      const value = data()[name]
      return value === undefined || value === null || value === '' ? otherwise : String(value)
    },
    number: (name, otherwise) => {
      const value = Number(data()[name] ?? Number.NaN)
      return Number.isFinite(value) ? value : otherwise
    },
    keep: (name, value) => {
      node.setData({ [name]: value })
    },
    style: (property, value) => {
      if (value === (styles.get(property) ?? '')) return
      if (value === '') styles.delete(property)
      else styles.set(property, value)
      const text = [...styles].map(([name, given]) => `${name}:${given}`).join(';')
      node.setNodeStyle(text, OWN_STYLE as StyleSegmentIndex)
    },
    emit: (type, detail) => node.triggerEvent(type, detail, { bubbles: false, composed: false }),
  }
}

function isOn(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '' && value !== 'false' && value !== 0
}
