import { createHash } from 'node:crypto'
import { type Forest, type ForestNode, NO_PARENT } from './forest.js'
import { cellsFault, type NodeCells, ROOT, timeOf } from './node-row.js'
import { type NodeRefusal } from './refusals.js'
import { rowsOnCircles } from './rows-on-circles.js'

/** A row that is right by itself. */
interface Kept {
  row: number
  line: number
  cascade: number
  name: string
  parentName: string
  user: string
  atMs: number | null
}

/** Gathers rows into trees: whatever hangs on the first post stands, the rest is refused with its reason. */
export class ForestBuilder {
  private read = 0
  private readonly digest = createHash('sha256')
  private readonly cascades = new Map<string, number>()
  private readonly kept: Kept[] = []
  /** The places in `kept`, by name, and the names of refused rows; one pair a tree. */
  private readonly places: Map<string, number>[] = []
  private readonly refusedNames: Set<string>[] = []
  private readonly refused: { line: number; reason: NodeRefusal }[] = []

  /** Takes the next row; `cells` is null when it has too many or too few. */
  row(line: number, cells: NodeCells | null): void {
    const row = this.read++
    const fault = cells === null ? 'row-malformed' : this.take(row, line, cells)
    this.digest.update(cells === null ? '\n' : `${JSON.stringify(cells)}\n`)
    if (fault !== null) this.refuse(line, fault)
  }

  private take(row: number, line: number, cells: NodeCells): NodeRefusal | null {
    const { cascade, node, parent, user, t_sec_after_root } = cells
    const time = timeOf(t_sec_after_root)
    const fault = cellsFault(cells) ?? ('refused' in time ? time.refused : null)
    const tree = cascade === '' ? null : this.tree(cascade)
    if (fault !== null && tree !== null) this.refusedNames[tree]?.add(node)
    if (fault !== null || tree === null || !('atMs' in time)) return fault
    const places = this.places[tree] as Map<string, number>
    // The first row of a name is the node; the others say something else about it.
    if (places.has(node)) return 'node-repeated'
    places.set(node, this.kept.length)
    this.kept.push({ row, line, cascade: tree, name: node, parentName: parent, user, atMs: time.atMs })
    return null
  }

  build(): Forest {
    const parents = this.kept.map(({ cascade, parentName }) => this.places[cascade]?.get(parentName) ?? NO_PARENT)
    const users = new Map<string, number>()
    const nodes = this.standing(parents, users)
    const stands = new Set(nodes.map(({ row }) => row))
    this.refuseHanging(parents, stands)
    const byDepth: number[] = []
    const breadths = new Map<string, number>()
    for (const { cascade, depth } of nodes) {
      byDepth[depth - 1] = (byDepth[depth - 1] ?? 0) + 1
      const level = `${cascade} ${depth}`
      breadths.set(level, (breadths.get(level) ?? 0) + 1)
    }
    return {
      ...{ digest: this.digest.digest('hex'), read: this.read, nodes, byDepth },
      ...{ cascades: [...this.cascades.keys()], users: [...users.keys()] },
      refused: this.refused.sort((a, b) => a.line - b.line),
      maxBreadth: [...breadths.values()].reduce((most, breadth) => Math.max(most, breadth), 0),
    }
  }

  /** The nodes that hang on a first post, depth by depth; no tree is too deep for it. */
  private standing(parents: readonly number[], users: Map<string, number>): ForestNode[] {
    const children = new Map<number, number[]>()
    const starts: number[] = []
    for (const [place, { parentName }] of this.kept.entries()) {
      const parent = parents[place] as number
      if (parentName === ROOT) starts.push(place)
      else if (parent !== NO_PARENT) childrenOf(children, parent).push(place)
    }
    const nodes: ForestNode[] = []
    let level = starts.map((place) => ({ place, parent: NO_PARENT }))
    for (let depth = 1; level.length > 0; depth++) {
      const next: typeof level = []
      for (const { place, parent } of level) {
        const { row, cascade, name, user: userName, atMs } = this.kept[place] as Kept
        const user = placeOf(users, userName)
        nodes.push({ row, cascade, user, name, parent, depth, atMs: atMs ?? nodes[parent]?.atMs ?? 0 })
        for (const child of children.get(place) ?? []) next.push({ place: child, parent: nodes.length - 1 })
      }
      level = next
    }
    return nodes
  }

  /** Every row that hangs on no first post, with the reason. */
  private refuseHanging(parents: readonly number[], stands: ReadonlySet<number>): void {
    const circles = rowsOnCircles(parents, (place) => !stands.has(this.kept[place]?.row ?? NO_PARENT))
    for (const [place, { row, line, cascade, parentName }] of this.kept.entries()) {
      if (stands.has(row)) continue
      const refusedParent = parents[place] !== NO_PARENT || this.refusedNames[cascade]?.has(parentName)
      if (circles.has(place)) this.refuse(line, 'parent-cycle')
      else this.refuse(line, refusedParent ? 'parent-refused' : 'parent-unknown')
    }
  }

  private tree(cascade: string): number {
    const tree = placeOf(this.cascades, cascade)
    this.places[tree] ??= new Map()
    this.refusedNames[tree] ??= new Set()
    return tree
  }

  private refuse(line: number, reason: NodeRefusal): void {
    this.refused.push({ line, reason })
  }
}

function placeOf(places: Map<string, number>, name: string): number {
  const place = places.get(name) ?? places.size
  places.set(name, place)
  return place
}

function childrenOf(children: Map<number, number[]>, parent: number): number[] {
  const kept = children.get(parent) ?? []
  children.set(parent, kept)
  return kept
}
