import { Injectable } from '@nestjs/common'
import { type ChainLink, GENERATIONS_HEARD } from '@passalong/domain'
import { type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { REPLACED } from '../share/mint-facts.js'
import { SHOP } from '../share/share-links.js'

/** More than this many links or members are not remembered from one portion to the next. */
const REMEMBERED = 100_000
const READ_AT_ONCE = 2_000

interface LinkRow {
  id: number
  parent_id: number
  root_id: number
  depth: number
  sharer_id: number
  subject_id: number
  store_id: number | null
  minted_on: string
  counted: number
  material: number | null
}

export interface KnownLink extends ChainLink {
  mintedOn: number
  /** False: made ahead and not sent yet; figures know nothing of it. */
  counted: boolean
}

/** Joins the material `v` of a link `l`: a version that was there when the link was minted, and none of what the shop itself hangs up. */
export const MATERIAL_OF_LINK = `JOIN material_version v ON v.id = l.material_version % ${REPLACED} AND v.created_at <= l.minted_at AND l.sharer_id <> ${SHOP}`

/** Where links and members stand in their chains. Neither ever changes its place, so what was read once is known. */
@Injectable()
export class ChainMemory {
  private readonly links = new Map<number, KnownLink>()
  /** Of the remembered links those that did not count when they were read. */
  private readonly unsent = new Set<number>()
  private readonly referrers = new Map<number, number | null>()

  link(id: number): KnownLink | undefined {
    return this.links.get(id)
  }

  referrerOf(memberId: number): number | null {
    return this.referrers.get(memberId) ?? null
  }

  /** Forgets what is too much, and what was not sent when it was read; between portions, never within one. */
  tidy(): void {
    for (const id of this.unsent) this.links.delete(id)
    this.unsent.clear()
    if (this.links.size > REMEMBERED) this.links.clear()
    if (this.referrers.size > REMEMBERED) this.referrers.clear()
  }

  /** Reads these links, `generations` above each, on from there whatever was not sent yet, and their roots, level by level and by key. */
  async readLinks(tx: Pick<Tx, 'rows'>, ids: Iterable<number>, generations = GENERATIONS_HEARD + 1): Promise<void> {
    const seen = new Set<number>()
    let level = new Set(ids)
    for (let above = 0; level.size > 0; above++) {
      await this.readMissing(tx, level)
      const next = new Set<number>()
      for (const id of level) {
        seen.add(id)
        const { parentId = 0, counted = true } = this.links.get(id) ?? {}
        if (parentId !== 0 && !seen.has(parentId) && (above < generations || !counted)) next.add(parentId)
      }
      level = next
    }
    const roots = new Set<number>()
    for (const id of seen) roots.add(this.links.get(id)?.rootId ?? id)
    await this.readMissing(tx, roots)
  }

  /** Reads who brought these members, and those, as many levels as hear of what happens. */
  async readReferrers(tx: Pick<Tx, 'rows'>, memberIds: Iterable<number>): Promise<void> {
    const seen = new Set<number>()
    let level = new Set(memberIds)
    for (let above = 0; level.size > 0 && above < GENERATIONS_HEARD; above++) {
      const missing = [...level].filter((id) => !this.referrers.has(id))
      for (const part of portions(missing)) {
        const rows = await tx.rows<{ id: number; referrer_id: number | null }>(
          'SELECT id, referrer_id FROM member WHERE id IN (?)',
          [part],
        )
        for (const { id, referrer_id } of rows) this.referrers.set(id, referrer_id)
      }
      const next = new Set<number>()
      for (const id of level) {
        seen.add(id)
        const referrerId = this.referrers.get(id) ?? null
        if (referrerId !== null && !seen.has(referrerId)) next.add(referrerId)
      }
      level = next
    }
  }

  private async readMissing(tx: Pick<Tx, 'rows'>, ids: Iterable<number>): Promise<void> {
    const missing = [...ids].filter((id) => !this.links.has(id))
    for (const part of portions(missing)) {
      const rows = await tx.rows<LinkRow>(
        `SELECT l.id, l.parent_id, l.root_id, l.depth, l.sharer_id, l.subject_id, l.store_id, l.minted_on, l.counted, v.id AS material
           FROM share_link l LEFT ${MATERIAL_OF_LINK} WHERE l.id IN (?)`,
        [part],
      )
      for (const row of rows) {
        this.links.set(row.id, linkOf(row))
        if (row.counted === 0) this.unsent.add(row.id)
      }
    }
  }
}

/** `list` in pieces that a statement takes. */
export function portions<T>(list: readonly T[], size = READ_AT_ONCE): T[][] {
  const parts: T[][] = []
  for (let from = 0; from < list.length; from += size) parts.push(list.slice(from, from + size))
  return parts
}

function linkOf(row: LinkRow): KnownLink {
  return {
    id: row.id,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    sharerId: row.sharer_id,
    subjectId: row.subject_id,
    storeId: row.store_id,
    materialVersion: row.material ?? 0,
    mintedOn: dayOfColumn(row.minted_on),
    counted: row.counted === 1,
  }
}
