import { type Tier } from '../tier/ladder.js'

/** For whom a material is; what is not said does not narrow it. */
export interface Audience {
  /** Only members of these tiers. */
  tiers?: Tier[]
  /** Only members who joined at this store. */
  storeCode?: string
  /** Only promoters. */
  promotersOnly?: boolean
  /** Only who brought at least so many friends. */
  minJoins?: number
}

/** What of a sharer decides which material they see. */
export interface SharerFacts {
  tier: Tier
  /** The store where they joined; null when at none. */
  storeCode: string | null
  promoter: boolean
  /** Friends whom they brought; counted up to `JOINS_COUNTED`. */
  joins: number
}

/** More friends than this are not counted: no audience asks for more. */
export const JOINS_COUNTED = 1_000

/** Whether a material for `audience` is for this sharer. */
export function isFor(audience: Audience, sharer: SharerFacts): boolean {
  const { tiers, storeCode, promotersOnly, minJoins } = audience
  if (tiers && tiers.length > 0 && !tiers.includes(sharer.tier)) return false
  if (storeCode !== undefined && storeCode !== sharer.storeCode) return false
  if (promotersOnly && !sharer.promoter) return false
  return minJoins === undefined || sharer.joins >= minJoins
}
