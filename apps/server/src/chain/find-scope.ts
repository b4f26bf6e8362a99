import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { type ChainFigures, type Day, dayOf, tallyScope } from '@passalong/domain'
import { maskedName } from '../member/member.js'
import { Database } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { rowId } from '../platform/http/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { type SubjectKind, subjectKinds } from '../share/subjects.js'
import { type TallyScope } from './read-figures.js'
import { type ReportScopeView } from './report-views.js'

/** A report's scope as the figures know it. */
export interface FoundScope {
  view: ReportScopeView
  scope: TallyScope
  scopeId: number
  /** What the scope's owner adds without a row: a link is one link, its sharer could share; so could a member. */
  own: { day: Day; figures: Partial<ChainFigures> } | null
  /** Whether ranks are kept: of a chain they are, of a branch in its middle they are not. */
  ranked: boolean
}

/** Finds what a report is asked about by the names that operators use. */
@Injectable()
export class FindScope {
  constructor(private readonly database: Database) {}

  /** Throws `request-invalid` for a scope that there is not, and the `…-unknown` of what is not found. */
  find(kind: string, id: string): Promise<FoundScope> {
    if (kind === 'shop') return this.shop(id)
    if (kind === 'campaign') return this.subject(id)
    if (kind === 'store') return this.store(id)
    if (kind === 'group') return this.group(id)
    if (kind === 'link') return this.link(id)
    if (kind === 'member') return this.member(id)
    throw new Refusal('request-invalid')
  }

  private async shop(id: string): Promise<FoundScope> {
    if (id !== '-') throw new Refusal('request-invalid')
    const view = { kind: 'shop' as const, id, title: text('report.shop') }
    return { view, scope: tallyScope.shop, scopeId: 0, own: null, ranked: true }
  }

  /** By its code; of a code that several kinds have, `kind:code` names one, else the campaign is meant. */
  private async subject(id: string): Promise<FoundScope> {
    const [, named, code] = /^(\w+):(.+)$/.exec(id) ?? []
    const kinds = named && isKind(named) ? [named] : [...subjectKinds]
    const found = await this.database.rows<{ id: number; kind: SubjectKind; code: string; title: string }>(
      'SELECT id, kind, code, title FROM share_subject WHERE kind IN (?) AND code = ?',
      [kinds, named && isKind(named) ? (code ?? '') : id],
    )
    const subject = found.find(({ kind }) => kind === 'campaign') ?? found[0]
    if (!subject) throw new Refusal('subject-unknown')
    const title = subject.title || text('report.join')
    const view = { kind: 'campaign' as const, id, title }
    return { view, scope: tallyScope.subject, scopeId: subject.id, own: null, ranked: true }
  }

  private async store(id: string): Promise<FoundScope> {
    const [store] = await this.database.rows<{ id: number; name: string }>(
      'SELECT id, name FROM store WHERE code = ?',
      // Codes are of ASCII; anything else cannot even be compared with them.
      [/^[\w-]{1,16}$/.test(id) ? id : ''],
    )
    if (!store) throw new Refusal('store-unknown')
    const view = { kind: 'store' as const, id, title: store.name }
    return { view, scope: tallyScope.store, scopeId: store.id, own: null, ranked: true }
  }

  private async group(id: string): Promise<FoundScope> {
    const groupId = rowId(id, 'group-unknown')
    const [group] = await this.database.rows('SELECT id FROM chat_group WHERE id = ?', [groupId])
    if (!group) throw new Refusal('group-unknown')
    const view = { kind: 'group' as const, id, title: text('report.group', { id }) }
    return { view, scope: tallyScope.group, scopeId: groupId, own: null, ranked: true }
  }

  private async link(id: string): Promise<FoundScope> {
    const [link] = await this.database.rows<{
      id: number
      sharer_id: number
      parent_id: number
      minted_on: string
      nickname: string | null
    }>(
      `SELECT l.id, l.sharer_id, l.parent_id, l.minted_on, m.nickname FROM share_link l LEFT JOIN member m ON m.id = l.sharer_id
        WHERE l.token = ?`,
      [/^\w{1,24}$/.test(id) ? id : ''],
    )
    if (!link) throw new Refusal('link-unknown')
    const sharer = link.nickname === null ? text('report.shop') : maskedName(link.nickname)
    return {
      view: { kind: 'link', id, title: text('report.link', { name: sharer }) },
      scope: tallyScope.link,
      scopeId: link.id,
      own: { day: dayOfColumn(link.minted_on), figures: { links: 1, members: link.sharer_id === 0 ? 0 : 1 } },
      ranked: link.parent_id === 0,
    }
  }

  private async member(id: string): Promise<FoundScope> {
    const [member] = await this.database.rows<{ id: number; nickname: string; joined_at: Date }>(
      'SELECT id, nickname, joined_at FROM member WHERE member_no = ?',
      [/^\d{1,10}$/.test(id) ? id : ''],
    )
    if (!member) throw new Refusal('member-unknown')
    return {
      view: { kind: 'member', id, title: maskedName(member.nickname) },
      scope: tallyScope.member,
      scopeId: member.id,
      own: { day: dayOf(member.joined_at.getTime()), figures: { members: 1 } },
      ranked: true,
    }
  }
}

function isKind(name: string): name is SubjectKind {
  return (subjectKinds as readonly string[]).includes(name)
}
