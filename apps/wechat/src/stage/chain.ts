import { text } from '@passalong/contract'
import type { ChainNode } from './chain-facts.js'
import { svg } from './dom.js'
import { line, words } from './words.js'

const WIDTH = 220
const ROW = 76
const TOP = 34

interface Placed {
  node: ChainNode
  x: number
  y: number
}

/** The tree that grows from A: every branch as the phone that grew it sees it. */
export class ChainPicture {
  #known = new Set<string>()

  constructor(readonly element: HTMLElement) {}

  /** `rootLabel` null: A is not a member yet and there is nothing to draw. */
  draw(rootLabel: string | null, nodes: readonly ChainNode[]): void {
    if (rootLabel === null) {
      this.#known.clear()
      this.element.replaceChildren(words('stage.chain.empty'))
      this.element.classList.add('resting')
      return
    }
    this.element.classList.remove('resting')
    const placed = place(nodes)
    const depth = Math.max(0, ...nodes.map((node) => node.depth))
    const height = TOP + depth * ROW + 40
    const label = line('stage.chain.picture', { count: nodes.length, depth })
    const picture = svg('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': label })
    const at = new Map(placed.map((one) => [one.node.id, one]))
    for (const one of placed) picture.append(this.#thread(one, at.get(one.node.parentId ?? '')))
    picture.append(root(rootLabel))
    for (let step = 1; step <= depth; step += 1) {
      const words = text('stage.chain.depth', { depth: step })
      picture.append(svg('text', { class: 'depth', x: 0, y: TOP + step * ROW, dy: '0.36em' }, words))
    }
    for (const one of placed) picture.append(this.#person(one))
    for (const { node, x, y } of placed) {
      if (node.unseen > 0) picture.append(svg('text', { class: 'unseen', x: x + 14, y: y - 16 }, `+${node.unseen}`))
    }
    this.element.replaceChildren(picture)
    this.#known = new Set(nodes.map((node) => node.id))
  }

  #isNew(node: ChainNode): boolean {
    return !this.#known.has(node.id)
  }

  #thread({ node, x, y }: Placed, parent: Placed | undefined): SVGElement {
    const [fromX, fromY] = parent ? [parent.x, parent.y + 20] : [WIDTH / 2, TOP + 26]
    const toY = y - 20
    const middle = (fromY + toY) / 2
    const d = `M${fromX} ${fromY} C${fromX} ${middle} ${x} ${middle} ${x} ${toY}`
    return svg('path', { class: this.#isNew(node) ? 'thread growing' : 'thread', d, pathLength: 1 })
  }

  #person({ node, x, y }: Placed): SVGElement {
    const bought = node.hasBought ? ' bought' : ''
    const looks = `person depth-${Math.min(node.depth, 3)}${bought}${this.#isNew(node) ? ' growing' : ''}`
    return svg(
      'g',
      { class: looks, transform: `translate(${x} ${y})` },
      svg('circle', { r: 20 }),
      svg('text', { 'text-anchor': 'middle', dy: '0.36em' }, node.label),
    )
  }
}

function root(label: string): SVGElement {
  return svg(
    'g',
    { class: 'person root', transform: `translate(${WIDTH / 2} ${TOP})` },
    svg('circle', { r: 26 }),
    svg('text', { 'text-anchor': 'middle', dy: '0.36em' }, label),
  )
}

/** Children beneath their parent, each leaf a column of its own. */
function place(nodes: readonly ChainNode[]): Placed[] {
  const childrenOf = (id: string | null) => nodes.filter((node) => node.parentId === id)
  const leaves = (node: ChainNode): number => childrenOf(node.id).reduce((sum, child) => sum + leaves(child), 0) || 1
  const top = nodes.filter((node) => node.depth === 1)
  const columns = Math.max(
    1,
    top.reduce((sum, node) => sum + leaves(node), 0),
  )
  const placed: Placed[] = []
  const put = (node: ChainNode, from: number) => {
    const width = leaves(node)
    placed.push({ node, x: ((from + width / 2) * WIDTH) / columns, y: TOP + node.depth * ROW })
    let next = from
    for (const child of childrenOf(node.id)) {
      put(child, next)
      next += leaves(child)
    }
  }
  let from = 0
  for (const node of top) {
    put(node, from)
    from += leaves(node)
  }
  return placed
}
