import { type NodeRefusal } from './refusals.js'

/** The parent of a node that shared the first post. */
export const NO_PARENT = -1

/** A share of the file that stands: who shared what, when, and how far from the first post. */
export interface ForestNode {
  /** The place among the file's rows, from 0. */
  row: number
  /** By place in `Forest.cascades` and `Forest.users`. */
  cascade: number
  user: number
  /** The name in the file. */
  name: string
  /** The place in `Forest.nodes`, or NO_PARENT. */
  parent: number
  /** Milliseconds after the first post; a row without a time has its parent's. */
  atMs: number
  /** From 1. */
  depth: number
}

/** A whole file of forward trees, read and checked, nothing played yet. */
export interface Forest {
  /** Names what the file says, whatever its line endings and compression. */
  digest: string
  /** Rows below the header; nodes and refused rows add up to it. */
  read: number
  /** Trees that a row names, and users of the rows that stand. */
  cascades: string[]
  users: string[]
  /** By depth, those of one depth in the file's order. */
  nodes: ForestNode[]
  refused: { line: number; reason: NodeRefusal }[]
  /** How many nodes each depth has in all trees, from depth 1. */
  byDepth: number[]
  /** The most nodes that one depth of one tree has. */
  maxBreadth: number
}
