import { text } from '@passalong/contract'
import { dayOf, dayText, startOfDay, yuanText } from '@passalong/domain'
import { type ReportFigures, type ShareReportView } from './report-views.js'

/** A cell: a number stands as it is, a text can never be taken for a formula. */
type Cell = number | string | null

/** An amount in fen, to be written as yuan. */
interface Amount {
  fen: number
}

const FIGURES = ['links', 'visits', 'visitors', 'members', 'joins', 'sharedJoins', 'orders', 'firstOrders'] as const
const AMOUNTS = ['paidFen', 'commissionFen'] as const
/** Headings, in the order of the columns. */
const HEADS = [
  ...(['part', 'item', 'value', 'links', 'visits', 'visitors', 'members', 'joins'] as const),
  ...(['shared-joins', 'orders', 'first-orders', 'paid', 'commission'] as const),
]

/** A report as a table for a spreadsheet: UTF-8 with its mark, one heading, a line a row; amounts in yuan. */
export function reportCsv(report: ShareReportView): string {
  const head = HEADS.map((name) => text(`report.column-${name}` as const))
  const rows: (Cell | Amount)[][] = [
    head,
    ...summary(report).map(([item, value]) => [text('report.part-summary'), item, value]),
    [text('report.part-totals'), '', null, ...cells(report.totals)],
    ...report.byDepth.map(({ depth, ...figures }) => [text('report.part-depth'), depth, null, ...cells(figures)]),
    ...report.byDay.map(({ day, ...figures }) => [text('report.part-day'), day, null, ...cells(figures)]),
    ...report.topSharers.map(({ memberNo, maskedName, ...led }) => [
      ...[text('report.part-sharers'), maskedName, memberNo],
      ...cells(led),
    ]),
    ...report.topGroups.map(({ id, label, ...led }) => [text('report.part-groups'), label, id, ...cells(led)]),
  ]
  return `\uFEFF${rows.map((row) => row.map(written).join(',')).join('\r\n')}\r\n`
}

function summary({
  scope,
  from,
  to,
  kFactor,
  deadBranches,
  breadth,
  longestPath,
  asOf,
}: ShareReportView): [string, Cell][] {
  return [
    [text('report.of'), scope.title],
    [text('report.from'), from],
    [text('report.to'), to],
    // A quotient of digits and a point is a number to a spreadsheet, not a text.
    [text('report.k-factor'), kFactor.value],
    [text('report.k-joins'), kFactor.sharedJoins],
    [text('report.k-members'), kFactor.members],
    [text('report.breadth'), breadth],
    [text('report.longest-path'), longestPath],
    [text('report.dead'), deadBranches.dead],
    [text('report.dead-of'), deadBranches.of],
    [text('report.as-of'), shanghaiTime(asOf)],
  ]
}

/** An ISO-8601 instant as a spreadsheet reads a time of day in Asia/Shanghai: 2026-11-22 11:29:23. */
function shanghaiTime(instant: string): string {
  const atMs = Date.parse(instant)
  const seconds = Math.floor((atMs - startOfDay(dayOf(atMs))) / 1000)
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  )
  return `${dayText(dayOf(atMs))} ${clock.join(':')}`
}

function cells(figures: Partial<ReportFigures>): (Cell | Amount)[] {
  const amount = (fen: number | undefined) => (fen === undefined ? null : { fen })
  return [...FIGURES.map((name) => figures[name] ?? null), ...AMOUNTS.map((name) => amount(figures[name]))]
}

function written(cell: Cell | Amount): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return yuanText(cell.fen)
  // A spreadsheet runs what begins with one of these signs; behind an apostrophe it is only read.
  const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
