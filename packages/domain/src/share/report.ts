import { type ChainFigures } from './figures.js'

/** Figures at one depth of a chain. */
export interface DepthFigures {
  depth: number
  figures: ChainFigures
}

/**
 * Joins through shares in the window ÷ members who could share in it, with four decimals, half up; null while nobody could.
 * Exact: no binary floating point. Source: RULES section 4.
 */
export function kFactor(sharedJoins: number, members: number): string | null {
  if (members <= 0) return null
  const tenThousandths = Math.floor((sharedJoins * 20_000 + members) / (2 * members))
  return `${Math.floor(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`
}

/** The most links at one depth. */
export function breadthOf(byDepth: readonly DepthFigures[]): number {
  return byDepth.reduce((most, { figures }) => Math.max(most, figures.links), 0)
}

/** How far the farthest forward went: the greatest depth at which there is a link, 0 without any. */
export function longestPathOf(byDepth: readonly DepthFigures[]): number {
  return byDepth.reduce((deepest, { depth, figures }) => (figures.links > 0 ? Math.max(deepest, depth) : deepest), 0)
}

/** Links of which no join came, neither at the link nor below it. */
export function deadBranches({ links, aliveLinks }: Pick<ChainFigures, 'links' | 'aliveLinks'>): {
  dead: number
  of: number
} {
  return { dead: links - aliveLinks, of: links }
}
