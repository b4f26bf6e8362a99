import type { GeneralComponent, Element as NodeElement } from 'glass-easel'
import type { Pictures } from '../pictures.js'
import type { Program } from '../program.js'

type Found = Record<string, unknown> | null
type Callback = (found: unknown) => void

/** What of an element is asked for. */
interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  context?: boolean
  properties?: string[]
  computedStyle?: string[]
}

interface Search {
  selector: string | null
  all: boolean
  scope: GeneralComponent | null
  fields: Fields
  callback: Callback | undefined
}

const RECT: Fields = { id: true, dataset: true, rect: true, size: true }

/** `wx.createSelectorQuery()`: looks for elements in the page, or in the component that `in` names. */
export class SelectorQuery {
  readonly #program: Program
  readonly #searches: Search[] = []
  readonly #pictures: Pictures
  #scope: GeneralComponent | null = null

  constructor(program: Program, pictures: Pictures) {
    this.#program = program
    this.#pictures = pictures
  }

  in(component: unknown): this {
    // An instance of the bundle keeps its node in glass-easel under this name; pages of Taro hand themselves over.
    const node = (component as { _$?: GeneralComponent } | null)?._$
    this.#scope = node ?? null
    return this
  }

  select(selector: string) {
    return this.#nodes(selector, false)
  }

  selectAll(selector: string) {
    return this.#nodes(selector, true)
  }

  selectViewport() {
    return this.#nodes(null, false)
  }

  exec(callback?: (results: unknown[]) => void): this {
    setTimeout(() => {
      const results = this.#searches.map((search) => {
        const found = this.#find(search)
        search.callback?.(found)
        return found
      })
      callback?.(results)
    })
    return this
  }

  #nodes(selector: string | null, all: boolean) {
    const scope = this.#scope
    const ask = (fields: Fields, callback?: Callback) => {
      this.#searches.push({ selector, all, scope, fields, callback })
      return this
    }
    return {
      boundingClientRect: (callback?: Callback) => ask(RECT, callback),
      scrollOffset: (callback?: Callback) => ask({ id: true, dataset: true, scrollOffset: true }, callback),
      node: (callback?: Callback) => ask({ node: true }, callback),
      context: (callback?: Callback) => ask({ context: true }, callback),
      fields: (fields: Fields, callback?: Callback) => ask(fields, callback),
    }
  }

  #find({ selector, all, scope, fields }: Search): Found | Found[] {
    const page = this.#program.stack.current
    if (!page) return all ? [] : null
    if (selector === null) return viewportFields(page.frame.scroller)
    const tree = (scope ?? page.root.getComponent()).getShadowRoot()
    if (!tree) return all ? [] : null
    const origin = page.frame.scroller.getBoundingClientRect()
    const canvas = (element: HTMLCanvasElement) => canvasNode(element, page.address.route, this.#pictures)
    const read = (node: NodeElement) => fieldsOf(node, fields, origin, canvas)
    if (all) return tree.querySelectorAll(selector).map(read)
    const first = tree.querySelector(selector)
    return first ? read(first) : null
  }
}

function viewportFields(scroller: HTMLElement): Found {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientWidth: width, clientHeight: height } = scroller
  const rect = { left: 0, top: 0, right: width, bottom: height, width, height }
  return { id: '', dataset: {}, ...rect, scrollTop, scrollLeft, scrollHeight, scrollWidth }
}

function fieldsOf(
  node: NodeElement,
  fields: Fields,
  origin: DOMRect,
  canvas: (element: HTMLCanvasElement) => HTMLCanvasElement,
): Found {
  const element = node.getBackendElement() as unknown as HTMLElement
  const found: Record<string, unknown> = {}
  const rect = element.getBoundingClientRect()
  if (fields.id) found['id'] = node.id
  if (fields.dataset) found['dataset'] = { ...node.dataset }
  if (fields.rect) {
    found['left'] = rect.left - origin.left
    found['right'] = rect.right - origin.left
    found['top'] = rect.top - origin.top
    found['bottom'] = rect.bottom - origin.top
  }
  if (fields.size) Object.assign(found, { width: rect.width, height: rect.height })
  if (fields.scrollOffset) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
    Object.assign(found, { scrollTop, scrollLeft, scrollHeight, scrollWidth })
  }
  if (fields.node) found['node'] = element instanceof HTMLCanvasElement ? canvas(element) : null
  const data = (node as unknown as { data?: Record<string, unknown> }).data
  for (const name of fields.properties ?? []) found[name] = data?.[name]
  for (const name of fields.computedStyle ?? []) found[name] = getComputedStyle(element)[name as 'color']
  return found
}

/** A canvas as WeChat hands it out: it makes its own pictures and asks for its own frames. */
function canvasNode(canvas: HTMLCanvasElement, route: string, pictures: Pictures): HTMLCanvasElement {
  return Object.assign(canvas, {
    createImage: () => {
      const image = new Image()
      Object.defineProperty(image, 'src', {
        get: () => image.currentSrc,
        set: (source: string) => pictures.show(image, source, route),
      })
      return image
    },
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (...size: [number, number]) => new ImageData(...size),
    requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
    cancelAnimationFrame: (handle: number) => window.cancelAnimationFrame(handle),
  })
}
