import { tallyScope } from '@passalong/domain'
import { MATERIAL_OF_LINK } from '../chain/chain-memory.js'
import { type Findings, fieldsThatDiffer } from './finding.js'
import { type Snapshot } from './snapshot.js'

const LINKS_AT_ONCE = 500
/** An event is heard so many generations above its link; below a root it is heard from further, which its children cannot tell. */
const HEARD = 64

type Sums = Record<(typeof ADDED)[number], number>

/** Figures that add up by themselves: what is below a link is what its children say, one generation nearer. */
const ADDED = [
  'links',
  'visits',
  'joins',
  'shared_joins',
  'orders',
  'first_orders',
  'paid_fen',
  'commission_fen',
] as const
const SUMS = ADDED.map((column) => `COALESCE(SUM(t.${column}), 0) AS ${column}`).join(', ')
const OF_LINKS = 't.scope = 6 AND t.axis = 1'

/**
 * The figures of share chains against the rows they were made from: of every subject and material the totals, of every link what happened
 * at it and, generation by generation, what its children say. Resolves to the number of links that were examined; null while
 * something waits to be added up, when figures are behind the rows.
 */
export async function auditChains(snapshot: Snapshot, findings: Findings): Promise<number | null> {
  const [waiting] = await snapshot.rows('SELECT 1 FROM share_event LIMIT 1')
  if (waiting) return null
  for (const total of TOTALS) await auditTotals(snapshot, total, findings)
  let links = 0
  const select = 'SELECT id FROM share_link WHERE id > ? ORDER BY id LIMIT ?'
  for await (const rows of snapshot.pieces<LinkRow>(select, 0, LINKS_AT_ONCE, ({ id }) => id)) {
    links += rows.length
    await auditLinks(snapshot, rows, findings)
  }
  return links
}

interface LinkRow {
  id: number
}

interface KeptRow extends Sums {
  id: number
  /** Generations below the link. */
  below: number
}

const NOTHING = Object.fromEntries(ADDED.map((column) => [column, 0])) as Sums

/** What totals are kept of: the rows that have them, and how a link `l` is known to be one's. */
const TOTALS = [
  { scope: tallyScope.subject, table: 'share_subject', id: 'l.subject_id', of: '' },
  { scope: tallyScope.material, table: 'material_version', id: 'v.id', of: `STRAIGHT_${MATERIAL_OF_LINK}` },
] as const

type Total = (typeof TOTALS)[number]

/** What the rows say of each, one reading of each table. */
function countsOf({ id, of }: Total): readonly [figures: readonly string[], sql: string][] {
  const links = `JOIN share_link l ON l.id =`
  return [
    [['links'], `SELECT ${id} AS id, COUNT(*) AS links FROM share_link l ${of} WHERE l.counted = 1 GROUP BY ${id}`],
    [
      ['visits'],
      `SELECT ${id} AS id, COUNT(*) AS visits FROM visit s ${links} s.link_id ${of} WHERE s.counted = 1 GROUP BY ${id}`,
    ],
    [['joins'], `SELECT ${id} AS id, COUNT(*) AS joins FROM member m ${links} m.referrer_link_id ${of} GROUP BY ${id}`],
    [
      ['orders', 'paid_fen'],
      `SELECT ${id} AS id, COUNT(*) AS orders, SUM(o.paid_fen - COALESCE(r.back, 0)) AS paid_fen
         FROM sale_order o ${links} o.link_id ${of}
         LEFT JOIN (SELECT order_id, SUM(amount_fen) AS back FROM refund GROUP BY order_id) r ON r.order_id = o.id
        WHERE o.undone_at IS NULL GROUP BY ${id}`,
    ],
  ]
}

async function auditTotals(snapshot: Snapshot, total: Total, findings: Findings): Promise<void> {
  const kept = await snapshot.rows<Sums & { id: number }>(
    `SELECT t.scope_id AS id, ${SUMS} FROM share_tally t WHERE t.scope = ${total.scope} AND t.axis = 1 GROUP BY t.scope_id`,
  )
  const said = new Map(kept.map((row) => [row.id, row]))
  for (const [figures, sql] of countsOf(total)) {
    const rows = await snapshot.rows<Record<string, number>>(sql)
    const counted = new Map(rows.map((row) => [row['id'] as number, row]))
    for (const id of new Set([...said.keys(), ...counted.keys()])) {
      const pick = (row: Record<string, number> | undefined) =>
        Object.fromEntries(figures.map((figure) => [figure, row?.[figure] ?? 0]))
      for (const detail of fieldsThatDiffer(pick(said.get(id)), pick(counted.get(id))))
        findings.add('chain-figures', `${total.table} ${id}`, detail)
    }
  }
}

async function auditLinks(snapshot: Snapshot, links: readonly LinkRow[], findings: Findings): Promise<void> {
  const ids = links.map(({ id }) => id)
  const kept = await snapshot.rows<KeptRow>(
    `SELECT t.scope_id AS id, t.bucket AS below, ${SUMS} FROM share_tally t
      WHERE ${OF_LINKS} AND t.scope_id IN (?) AND t.bucket <= ${HEARD} GROUP BY t.scope_id, t.bucket`,
    [ids],
  )
  const below = await snapshot.rows<KeptRow>(
    `SELECT c.parent_id AS id, t.bucket + 1 AS below, ${SUMS} FROM share_link c JOIN share_tally t ON t.scope_id = c.id
      WHERE c.parent_id IN (?) AND ${OF_LINKS} AND t.bucket < ${HEARD} GROUP BY c.parent_id, t.bucket`,
    [ids],
  )
  const expected = new Map(below.map((row) => [`${row.id}/${row.below}`, row]))
  await atTheLinks(snapshot, ids, expected)
  const said = new Map(kept.map((row) => [`${row.id}/${row.below}`, row]))
  for (const name of new Set([...said.keys(), ...expected.keys()])) {
    const [id, generation] = name.split('/')
    const should = figures(expected.get(name) ?? NOTHING, generation)
    for (const detail of fieldsThatDiffer(figures(said.get(name) ?? NOTHING, generation), should))
      findings.add('chain-figures', `share_link ${id}`, detail)
  }
}

/** Orders have no index by their link: at the link itself they stand in the subject's total alone. */
function figures(row: Sums, generation = ''): Record<string, number> {
  const compared = generation === '0' ? (['links', 'visits'] as const) : ADDED
  return Object.fromEntries(compared.map((column) => [column, row[column]]))
}

/** What rows say happened at each link itself, and how many were shared on from it. */
async function atTheLinks(snapshot: Snapshot, ids: readonly number[], expected: Map<string, KeptRow>): Promise<void> {
  const rowOf = (id: number, below: number) => expected.get(`${id}/${below}`) ?? { ...NOTHING, id, below }
  const visits = await snapshot.rows<{ id: number; visits: number }>(
    'SELECT link_id AS id, SUM(counted) AS visits FROM visit WHERE link_id IN (?) GROUP BY link_id',
    [ids],
  )
  const children = await snapshot.rows<{ id: number; links: number }>(
    'SELECT parent_id AS id, COUNT(*) AS links FROM share_link WHERE parent_id IN (?) AND counted = 1 GROUP BY parent_id',
    [ids],
  )
  for (const { id, visits: counted } of visits) expected.set(`${id}/0`, { ...rowOf(id, 0), visits: counted })
  for (const { id, links: minted } of children) expected.set(`${id}/1`, { ...rowOf(id, 1), links: minted })
}
