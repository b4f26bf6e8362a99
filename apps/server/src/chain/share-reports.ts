import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import {
  breadthOf,
  type ChainFigures,
  type Day,
  dayText,
  deadBranches,
  figuresTogether,
  kFactor,
  leaderKind,
  longestPathOf,
  noFigures,
  parseDay,
} from '@passalong/domain'
import { maskedName } from '../member/member.js'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { FindScope, type FoundScope } from './find-scope.js'
import {
  type BucketFigures,
  byDay,
  byDepth,
  deepest,
  type Leader,
  leaders,
  sumUntil,
  talliedUntil,
} from './read-figures.js'
import { type ReportFigures, type ReportQuery, type ShareReportView, type TopSharerView } from './report-views.js'

const LEADERS_SHOWN = 20
/** Before the first and after the last day that there can be. */
const EVER = { from: 0, to: 2_000_000 }

interface Window {
  from: Day
  to: Day
}

/** What came of a chain, a campaign, a store, a group, a member or all of them: a few reads by key, whatever grew below. */
@Injectable()
export class ShareReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly findScope: FindScope,
  ) {}

  /** Throws what `FindScope.find` throws, and `request-invalid` for days that are none or stand the wrong way round. */
  async report(kind: string, id: string, query: ReportQuery): Promise<ShareReportView> {
    const window = windowOf(query)
    const found = await this.findScope.find(kind, id)
    const { scope, scopeId, ranked } = found
    const reader = this.database.together()
    const ranks = (leader: number) => (ranked ? leaders(reader, scope, scopeId, leader, LEADERS_SHOWN) : [])
    const [depths, last, days, untilEnd, ever, sharers, groups, asOf] = await Promise.all([
      byDepth(reader, scope, scopeId),
      deepest(reader, scope, scopeId),
      byDay(reader, scope, scopeId, window.from, window.to),
      sumUntil(reader, scope, scopeId, window.to),
      sumUntil(reader, scope, scopeId, EVER.to),
      ranks(leaderKind.member),
      ranks(leaderKind.group),
      talliedUntil(reader),
    ])
    return {
      ...{ scope: found.view, from: query.from ?? null, to: query.to ?? null },
      ...shapeOf(found, depths, last),
      ...windowed(found, days, untilEnd, window),
      deadBranches: deadBranches(withOwn(ever, found, EVER)),
      topSharers: await this.sharers(this.database, sharers),
      topGroups: groups.map(({ leaderId, ...rest }) => ({
        ...{ id: String(leaderId), label: text('report.group', { id: leaderId }) },
        ...ledView(rest),
      })),
      asOf: (asOf ?? new Date(this.clock.now())).toISOString(),
    }
  }

  private async sharers(reader: Pick<Tx, 'rows'>, ranked: readonly Leader[]): Promise<TopSharerView[]> {
    if (ranked.length === 0) return []
    const rows = await reader.rows<{ id: number; member_no: string; nickname: string }>(
      'SELECT id, member_no, nickname FROM member WHERE id IN (?)',
      [ranked.map(({ leaderId }) => leaderId)],
    )
    const names = new Map(rows.map((row) => [row.id, row]))
    return ranked.flatMap(({ leaderId, ...rest }) => {
      const name = names.get(leaderId)
      return name ? [{ memberNo: name.member_no, maskedName: maskedName(name.nickname), ...ledView(rest) }] : []
    })
  }
}

/** How far and how wide: of all time. */
function shapeOf(found: FoundScope, listed: readonly BucketFigures[], last: BucketFigures | null) {
  const depths = new Map(listed.map(({ bucket, figures }) => [bucket, figures]))
  if (found.own) depths.set(0, withOwn(depths.get(0) ?? noFigures(), found, EVER))
  const rows = [...depths].sort(([a], [b]) => a - b).map(([depth, figures]) => ({ depth, figures }))
  const all = last ? [...rows, { depth: last.bucket, figures: last.figures }] : rows
  return {
    byDepth: rows.map(({ depth, figures }) => ({ depth, ...figuresView(figures) })),
    breadth: breadthOf(all),
    longestPath: longestPathOf(all),
  }
}

/** What the window bounds. */
function windowed(found: FoundScope, days: readonly BucketFigures[], untilEnd: ChainFigures, window: Window) {
  const byDay = new Map(days.map(({ bucket, figures }) => [bucket, figures]))
  const { own } = found
  if (own && own.day >= window.from && own.day <= window.to)
    byDay.set(own.day, withOwn(byDay.get(own.day) ?? noFigures(), found, EVER))
  const totals = figuresTogether([...byDay.values()])
  const members = withOwn(untilEnd, found, { ...window, from: EVER.from }).members
  return {
    totals: figuresView(totals),
    byDay: [...byDay]
      .sort(([a], [b]) => a - b)
      .map(([day, figures]) => ({ day: dayText(day), ...figuresView(figures) })),
    kFactor: { sharedJoins: totals.sharedJoins, members, value: kFactor(totals.sharedJoins, members) },
  }
}

function withOwn(figures: ChainFigures, { own }: FoundScope, { from, to }: Window): ChainFigures {
  return own && own.day >= from && own.day <= to
    ? figuresTogether([figures, { ...noFigures(), ...own.figures }])
    : figures
}

function windowOf({ from, to }: ReportQuery): Window {
  const window = {
    from: from === undefined ? EVER.from : parseDay(from),
    to: to === undefined ? EVER.to : parseDay(to),
  }
  if (window.from === null || window.to === null || window.from > window.to) throw new Refusal('request-invalid')
  return { from: window.from, to: window.to }
}

function figuresView({ aliveLinks: _alive, ...figures }: ChainFigures): ReportFigures {
  return figures
}

function ledView({ visits, joins, firstOrders, paidFen }: Omit<Leader, 'leaderId'>) {
  return { visits, joins, firstOrders, paidFen }
}
