import { type Day } from '../calendar/day.js'
import { type ChainFigure, GENERATIONS_HEARD, markKind, tallyScope } from './figures.js'

/** A link as reports see it; `parentId` is 0 for a root, `sharerId` for a link of the shop's own. */
export interface ChainLink {
  id: number
  parentId: number
  rootId: number
  depth: number
  sharerId: number
  subjectId: number
  storeId: number | null
  /** The version of the share material that a member sent; 0 for a link without, and for the shop’s own. */
  materialVersion: number
}

/** Something that happened at a link (null: no link) on a day, perhaps out of a group. Amounts in fen, negative when taken back. */
export interface Happening {
  link: ChainLink | null
  groupId: number | null
  on: Day
  figures: Partial<Record<ChainFigure, number>>
  /** Whose counted visit it is. */
  visitorId: number | null
  /** The member who joined, visited or minted: who from now on could share. */
  memberId: number | null
}

/** That somebody counts in a scope, once. */
export interface Mark {
  scope: number
  scopeId: number
  kind: number
  whoId: number
}

/** What the sums are made from; all of it is loaded before. */
export interface ChainFacts {
  link(id: number): ChainLink | undefined
  referrerOf(memberId: number): number | null
  /** Whether a join came at this link or below before. */
  alive(linkId: number): boolean
  /** Whether the mark is not there yet; it is from now on. */
  isNew(mark: Mark): boolean
}

const MARKED_SCOPES = [
  tallyScope.shop,
  tallyScope.subject,
  tallyScope.store,
  tallyScope.member,
  tallyScope.link,
] as const

/** The link, its ancestors within the generations that hear, and always the root; each with how far it is above. */
export function hearingLinks(link: ChainLink, find: ChainFacts['link']): { link: ChainLink; distance: number }[] {
  const hearing: { link: ChainLink; distance: number }[] = []
  let at: ChainLink | undefined = link
  for (let distance = 0; at && distance <= GENERATIONS_HEARD; distance++) {
    hearing.push({ link: at, distance })
    at = at.parentId === 0 ? undefined : find(at.parentId)
  }
  const root = at && find(link.rootId)
  if (root) hearing.push({ link: root, distance: link.depth - root.depth })
  return hearing
}

/** The scope ids in which a happening's people count once; null where it is in no such scope. */
function markedScopes(link: ChainLink): Record<(typeof MARKED_SCOPES)[number], number | null> {
  return {
    [tallyScope.shop]: 0,
    [tallyScope.subject]: link.subjectId,
    [tallyScope.store]: link.storeId,
    [tallyScope.member]: link.sharerId === 0 ? null : link.sharerId,
    [tallyScope.link]: link.rootId,
  }
}

/** All marks that a happening may set. A person counts once for each sharer and once for each chain: at the link that they followed first. */
export function marksOf({ link, groupId, figures, visitorId, memberId }: Happening): Mark[] {
  const marks: Mark[] = []
  if (link) {
    const scopes = markedScopes(link)
    for (const scope of MARKED_SCOPES) {
      const scopeId = scopes[scope]
      if (scopeId === null) continue
      if (visitorId !== null) marks.push({ scope, scopeId, kind: markKind.visitor, whoId: visitorId })
      if (memberId !== null && countsThere(scope, link, memberId))
        marks.push({ scope, scopeId, kind: markKind.member, whoId: memberId })
    }
  }
  if (groupId === null) return marks
  const inGroup = (kind: number, whoId: number) =>
    marks.push({ scope: tallyScope.group, scopeId: groupId, kind, whoId })
  if (visitorId !== null) inGroup(markKind.visitor, visitorId)
  if (memberId !== null) inGroup(markKind.member, memberId)
  if (link && (figures.visits || figures.joins)) inGroup(markKind.groupLink, link.id)
  if (link && figures.joins) inGroup(markKind.groupAliveLink, link.id)
  return marks
}

/** All members of the shop could share, which needs no mark; a sharer stands in their own figures without being counted. */
function countsThere(scope: number, link: ChainLink, memberId: number): boolean {
  if (scope === tallyScope.shop) return false
  if (scope === tallyScope.member) return link.sharerId !== memberId
  return scope !== tallyScope.link || link.parentId !== 0 || link.sharerId !== memberId
}
