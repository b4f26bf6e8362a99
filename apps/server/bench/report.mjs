const round = (value, digits = 2) => (Number.isFinite(value) ? Number(value.toFixed(digits)) : null)
const whole = (value) => round(value, 0)

/** What `--json` prints: the figures alone. A part that was not measured is null. */
export function jsonOf(result) {
  const { settle, refund, withdrawal, join, home, settlement, growth, chain, poster, memoryMb } = result
  return {
    settle: settle
      ? {
          at16: besideCeiling(settle.at16),
          at64: besideCeiling(settle.at64),
          roundTripsPerOrder: round(settle.counts.roundTripsEach),
          roundTripsPerTransaction: round(settle.counts.roundTripsPerTransaction),
          statementsPerOrder: round(settle.counts.statementsEach),
        }
      : null,
    refund: refund ? speed(refund) : null,
    withdrawal: withdrawal ? speed(withdrawal) : null,
    join: join ? { ratio: round(join.ratio) } : null,
    home: home ? { ratio: round(home.ratio), statements: home.statements } : null,
    settlement: settlement ? { rowsPerSecond: whole(settlement.rowsPerSecond) } : null,
    growth: growth ? { orderCostRatio: round(growth.orderCostRatio) } : null,
    chain: chain ? chainJson(chain) : null,
    poster: poster ? posterJson(poster) : null,
    memoryMb: whole(memoryMb),
  }
}

function besideCeiling({ perSecond, ceilingPerSecond, ratio, p99Ms }) {
  return {
    perSecond: whole(perSecond),
    ceilingPerSecond: whole(ceilingPerSecond),
    ratio: round(ratio),
    p99Ms: round(p99Ms, 1),
  }
}

function speed({ perSecond, p50Ms, p99Ms, counts }) {
  return {
    perSecond: whole(perSecond),
    p50Ms: round(p50Ms, 1),
    p99Ms: round(p99Ms, 1),
    roundTripsPerTransaction: round(counts.roundTripsPerTransaction),
  }
}

/** Of the biggest forest; what compares has the smallest beside it. */
function chainJson({ forests, bytes, memberReadP99Ratio, reportP99Ratio }) {
  const { mints, visits, joins } = forests.at(-1)
  return {
    mintPerSecond: whole(mints.perSecond),
    visitRatio: round(visits.ratio),
    joinPerSecond: whole(joins.perSecond),
    memberReadP99Ratio: round(memberReadP99Ratio),
    reportP99Ratio: round(reportP99Ratio),
    bytesPerLink: whole(bytes.link),
  }
}

function posterJson(poster) {
  const { ms, ratioToCanvas, ratioToSvg, jpegKb, burstP99Ratio } = poster
  const { picturesPerSecondPerCore, peakMb, phoneMs, tapMs, tapRatio } = poster
  return {
    ms: round(ms, 1),
    ratioToCanvas: round(ratioToCanvas),
    ratioToSvg: round(ratioToSvg, 1),
    jpegKb: whole(jpegKb),
    burstP99Ratio: round(burstP99Ratio),
    picturesPerSecondPerCore: round(picturesPerSecondPerCore, 1),
    peakMb: whole(peakMb),
    phoneMs: whole(phoneMs),
    tapMs: tapMs ? eachOf(tapMs, whole) : null,
    tapRatio: tapRatio ? eachOf(tapRatio, round) : null,
  }
}

const eachOf = (figures, shown) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, shown(value)]))

const COLUMNS = ['', 'a second', '÷ ceiling', 'p50 ms', 'p99 ms', 'CPU ms each: API', 'database', 'client']

/** The table for people, and under it what is no speed. */
export function tableOf(result) {
  const { settle, growth, settlement, memoryMb } = result
  const rows = [COLUMNS, ...ceilings(result), ...speeds(result), ...chainRows(result)]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const line = (row) =>
    row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join('  ')
  const notes = []
  if (settle) notes.push(`an order: ${counted(settle.counts)}`)
  if (result.refund) notes.push(`a refund: ${counted(result.refund.counts)}`)
  if (result.withdrawal) notes.push(`a withdrawal: ${counted(result.withdrawal.counts)}`)
  if (result.home) notes.push(`a home: ${result.home.statements} statements in ${result.home.roundTrips} round trips`)
  if (settlement) notes.push(`commission settlement: ${whole(settlement.rowsPerSecond)} rows/s`)
  if (growth) {
    const cost = ({ costMs, members, msEach: { api, database } }) =>
      `${round(costMs, 3)} ms (API ${round(api, 3)}, database ${round(database, 3)}) with ${members.toLocaleString('en')} members`
    const { small, big, orderCostRatio } = growth
    notes.push(`an order costs ${cost(small)} and ${cost(big)}: ${round(orderCostRatio)} ×`)
  }
  notes.push(...chainNotes(result), ...posterNotes(result))
  notes.push(`memory of the API: ${whole(memoryMb)} MB`)
  return [...rows.map(line), '', ...notes].join('\n')
}

function counted({
  roundTripsEach,
  statementsEach,
  roundTripsPerTransaction,
  roundTripsAtMost,
  commandsPerTransaction,
}) {
  const each = `${round(roundTripsEach)} round trips and ${round(statementsEach)} statements`
  const shared = `${round(roundTripsPerTransaction)} round trips (at most ${roundTripsAtMost}) for ${round(commandsPerTransaction)} of them`
  return `${each}; a transaction is ${shared}`
}

function ceilings({ settle, home, join }) {
  const rows = []
  if (settle) {
    rows.push(row('bare mysql2, a statement each: the ceiling', { ...settle.ceiling, ratio: 1 }))
    rows.push(row('bare mysql2, multi-row, 2 round trips', settle.rows))
  }
  if (home) rows.push(row('bare reads of a home', { ...home.bare, ratio: 1 }))
  if (join) rows.push(row('bare join', { ...join.bare, ratio: 1 }))
  return rows
}

function speeds({ settle, refund, withdrawal, join, home }) {
  const rows = []
  if (settle) rows.push(row('settled orders, 16 connections', settle.at16), row('settled orders, 64', settle.at64))
  if (refund) rows.push(row('refunds, 16', refund))
  if (withdrawal) rows.push(row('withdrawals, 16', withdrawal))
  if (join) rows.push(row('joins, 16', join))
  if (home) rows.push(row('member homes, 16', home))
  return rows
}

function chainRows({ chain }) {
  return (chain?.forests ?? []).flatMap((forest) => {
    const at = `at ${forest.count.toLocaleString('en')} links`
    return [
      row(`bare visits ${at}`, { ...forest.bareVisits, ratio: 1 }),
      row(`visits ${at}, 16`, forest.visits),
      row(`visits ${at}, 64`, forest.visitsAt64),
      row(`mints ${at}, 16`, forest.mints),
      row(`joins ${at}, 16`, forest.joins),
      row(`pages of a member ${at}, 4`, forest.pages),
      row(`reports of 30 days ${at}, 4`, forest.reports),
      row(`reports of all time ${at}, 4`, forest.reportsEver),
    ]
  })
}

function chainNotes({ chain }) {
  if (!chain) return []
  const { forests, bytes, memberReadP99Ratio, reportP99Ratio } = chain
  const [first, last] = [forests[0].count, forests.at(-1).count].map((count) => count.toLocaleString('en'))
  const figures = Object.entries(bytes.figures).map(([table, each]) => `${whole(each)} in ${table}`)
  return [
    `p99 at ${last} links ÷ at ${first}: a member's pages ${round(memberReadP99Ratio)}, reports ${round(reportP99Ratio)}`,
    `visits with their adding up: ${forests.map((one) => `${whole(one.talliedPerSecond)}/s at ${one.count.toLocaleString('en')}`).join(', ')}`,
    `a link: ${whole(bytes.link)} bytes with its indexes (${whole(bytes.loaded)} when loaded in bulk), and ${figures.join(', ')}`,
  ]
}

function posterNotes({ poster }) {
  if (!poster) return []
  const { ms, svgMs, ratioToCanvas, ratioToSvg, picturesPerSecondPerCore, jpegKb, peakMb, svgPeakMb } = poster
  const { posters, busy, perSecond, quietP99Ms, burstP99Ms, burstP99Ratio, phoneMs } = poster
  const { tapMs, tapCeilingMs } = poster
  const tap = (name) => `${whole(tapMs[name])} (ceiling ${whole(tapCeilingMs[name])})`
  const taps = tapMs
    ? [`tap to painted poster, ms: drawn ahead ${tap('ahead')}, again ${tap('again')}, nothing there ${tap('cold')}`]
    : []
  const turned = busy > 0 ? `, ${busy} more were turned away` : ''
  return [
    `a poster: ${round(ms, 1)} ms with its JPEG of at most ${whole(jpegKb)} KB, ${round(picturesPerSecondPerCore, 1)}/s a core, ${whole(peakMb)} MB at most; bare calls ÷ ours ${round(ratioToCanvas)}`,
    `a poster by satori and resvg: ${whole(svgMs)} ms, ${round(ratioToSvg, 1)} × ours, ${whole(svgPeakMb)} MB`,
    `a poster on the phone, pictures and program there: ${whole(phoneMs)} ms in Chromium`,
    ...taps,
    `${posters} posters at once: ${round(perSecond, 1)}/s${turned}; p99 of homes ${round(quietP99Ms, 1)} → ${round(burstP99Ms, 1)} ms: ${round(burstP99Ratio)} ×`,
  ]
}

function row(name, { perSecond, ratio, p50Ms, p99Ms, msEach }) {
  const cell = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '')
  const { api, database, bare, load } = msEach
  const cpu = [api, database, bare ?? load].map((ms) => cell(ms, 3))
  return [name, cell(perSecond, 0), cell(ratio, 2), cell(p50Ms, 1), cell(p99Ms, 1), ...cpu]
}
