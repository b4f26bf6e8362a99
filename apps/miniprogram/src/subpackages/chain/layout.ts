import { text } from '@passalong/contract'
import type { Chain, ChainNode } from '../../api/shapes.js'

/** The picture's width on a 375 wide phone, and its rows. */
export const WIDTH = 343
const TOP = 52
const ROW = 92
/** More friends than this side by side would be too small to read or touch. */
const MOST_FRIENDS = 5
const MOST_DEPTHS = 4

export interface Spot {
  id: string
  x: number
  y: number
  size: number
  kind: 'me' | 'friend' | 'count' | 'rest'
  label: string
  /** The members that this spot stands for. */
  stands: string[]
}

export interface Thread {
  from: Spot
  to: Spot
}

export interface Layout {
  spots: Spot[]
  threads: Thread[]
  height: number
}

/** The members below a friend, by how many steps further away they are. */
function below(friend: ChainNode, children: Map<string, ChainNode[]>): ChainNode[][] {
  const levels: ChainNode[][] = []
  let level = children.get(friend.id) ?? []
  while (level.length > 0) {
    levels.push(level)
    level = level.flatMap(({ id }) => children.get(id) ?? [])
  }
  return levels
}

/** One column for a friend: the friend, then a count for each step below; what lies deeper is in the last count. */
function column(friend: ChainNode, levels: ChainNode[][], x: number, me: Spot): Layout {
  const spot: Spot = {
    id: friend.id,
    x,
    y: TOP + ROW,
    size: 46,
    kind: 'friend',
    label: friend.label ?? '·',
    stands: [friend.id],
  }
  const spots = [spot]
  const threads: Thread[] = [{ from: me, to: spot }]
  const shown = levels.slice(0, MOST_DEPTHS - 1)
  let above = spot
  shown.forEach((level, at) => {
    const members = at === shown.length - 1 ? [level, ...levels.slice(shown.length)].flat() : level
    const stands = members.map(({ id }) => id)
    const count: Spot = {
      id: `${friend.id}/${at}`,
      x,
      y: TOP + ROW * (at + 2),
      size: 36,
      kind: 'count',
      label: `+${members.length}`,
      stands,
    }
    threads.push({ from: above, to: count })
    spots.push(count)
    above = count
  })
  return { spots, threads, height: above.y }
}

/** Where everything stands: me on top, friends in a row under me, each with their own thread downwards. */
export function layOut(chain: Chain): Layout {
  const children = new Map<string, ChainNode[]>()
  for (const node of chain.nodes) {
    if (node.parentId !== null) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node])
  }
  const friends = chain.nodes.filter(({ depth }) => depth === 1)
  const crowded = friends.length > MOST_FRIENDS
  // The latest stay visible: they are whom the member looks for.
  const shown = crowded ? friends.slice(-(MOST_FRIENDS - 1)) : friends
  const rest = crowded ? friends.slice(0, friends.length - shown.length) : []
  const places = shown.length + (crowded ? 1 : 0)
  const xOf = (at: number) => (WIDTH / (places + 1)) * (at + 1) + (places > 3 ? (at - (places - 1) / 2) * 10 : 0)

  const me: Spot = { id: 'me', x: WIDTH / 2, y: TOP, size: 60, kind: 'me', label: text('chain.me'), stands: [] }
  const layout: Layout = { spots: [me], threads: [], height: TOP }
  shown.forEach((friend, at) => {
    const part = column(friend, below(friend, children), xOf(at), me)
    layout.spots.push(...part.spots)
    layout.threads.push(...part.threads)
    layout.height = Math.max(layout.height, part.height)
  })
  if (rest.length > 0) {
    const stands = rest.map(({ id }) => id)
    const spot: Spot = {
      id: 'rest',
      x: xOf(shown.length),
      y: TOP + ROW,
      size: 46,
      kind: 'rest',
      label: `+${rest.length}`,
      stands,
    }
    layout.spots.push(spot)
    layout.threads.push({ from: me, to: spot })
  }
  return { ...layout, height: layout.height + 52 }
}

/** The threads as one picture; a curve leaves downwards and arrives from above. */
export function threadsPicture({ threads, height }: Layout, colour: string): string {
  const paths = threads.map(({ from, to }) => {
    const middle = (from.y + to.y) / 2
    return `M${from.x} ${from.y}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round"><path d="${paths.join('')}"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
