import { createHash } from 'node:crypto'
import { type Day, dayOf, dayText } from '@passalong/domain'
import { type Database, type Tx } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { type DemoMaterial } from './demo-material.js'
import { demoMaterials } from './demo-materials.js'
import { type DemoPicture, drawDemoPicture, PICTURE_PX } from './pictures/index.js'

const DAY_MS = 86_400_000

/**
 * Lays two weeks of material from today on, where today has none for everybody; else changes nothing. Today is the shop's: the
 * demo's clock may be days ahead. Resolves to the last day for which material lies.
 */
export async function layMaterials(database: Database, atMs: number): Promise<string> {
  const [turned] = await database.rows<{ days: number }>('SELECT days FROM demo_clock WHERE id = 1')
  const today = dayOf(atMs + (turned?.days ?? 0) * DAY_MS)
  return database.transaction(async (tx) => {
    const covered = await lastDay(tx, today)
    if (covered !== null) return dayText(covered)
    const laid = demoMaterials(today)
    const hashes = await keepPictures(tx, laid, new Date(atMs))
    for (const one of laid) await lay(tx, one, hashes, today, new Date(atMs))
    return dayText(Math.max(...laid.filter(isForAll).map(({ until }) => until)))
  })
}

/** The last day on which everybody has something, null when that is over or has never begun. */
async function lastDay(tx: Tx, today: Day): Promise<Day | null> {
  const [row] = await tx.rows<{ last: string | null }>(
    `SELECT MAX(shows_until) AS last FROM material WHERE state = 1 AND audience = '{}' AND shows_from <= ? AND shows_until >= ?`,
    [dayText(today), dayText(today)],
  )
  if (!row?.last) return null
  const [later] = await tx.rows<{ last: string }>(
    `SELECT MAX(shows_until) AS last FROM material WHERE state = 1 AND audience = '{}' AND shows_from <= ?`,
    [row.last],
  )
  return dayOfColumn(later?.last ?? row.last)
}

/** Under the SHA-256 of their bytes; one that is there already stays. Resolves to the hashes in hex. */
async function keepPictures(tx: Tx, laid: readonly DemoMaterial[], at: Date): Promise<Map<DemoPicture, string>> {
  const names = new Set(laid.flatMap(({ values }) => Object.values(values.pictures)))
  const hashes = new Map<DemoPicture, string>()
  for (const name of names) {
    const bytes = drawDemoPicture(name)
    const hash = createHash('sha256').update(bytes).digest()
    await tx.run(
      `INSERT IGNORE INTO picture (hash, content_type, width_px, height_px, bytes, created_at) VALUES (?, 'image/jpeg', ?, ?, ?, ?)`,
      [hash, PICTURE_PX, PICTURE_PX, bytes, at],
    )
    hashes.set(name, hash.toString('hex'))
  }
  return hashes
}

async function lay(
  tx: Tx,
  one: DemoMaterial,
  hashes: ReadonlyMap<DemoPicture, string>,
  today: Day,
  at: Date,
): Promise<void> {
  const { kind, code: subjectCode, title } = one.subject
  if (kind !== 'join')
    await tx.run('INSERT IGNORE INTO share_subject (kind, code, title, created_at) VALUES (?, ?, ?, ?)', [
      ...[kind, subjectCode, title],
      at,
    ])
  const [taken] = await tx.rows('SELECT 1 FROM material WHERE code = ?', [one.code])
  // The weeks after the first two keep their own codes, so that what was shared before keeps its results.
  const code = taken ? `${one.code}-${dayText(today)}` : one.code
  const audience = JSON.stringify(one.audience)
  await tx.run(
    `INSERT INTO material (code, subject_id, audience, shows_from, shows_until, state, current_version_id, created_at)
     SELECT ?, id, ?, ?, ?, 1, 0, ? FROM share_subject WHERE kind = ? AND code = ?`,
    [code, audience, dayText(one.from), dayText(one.until), at, kind, subjectCode],
  )
  const pictures = Object.entries(one.values.pictures).map(([field, name]) => [field, hashes.get(name)])
  const values = JSON.stringify({ ...one.values, pictures: Object.fromEntries(pictures) })
  await tx.run(
    `INSERT INTO material_version (material_id, number, title, texts, template_code, template_version, field_values, created_at)
     SELECT id, 1, ?, ?, ?, 1, ?, ? FROM material WHERE code = ?`,
    [one.title, JSON.stringify(one.texts), one.template, values, at, code],
  )
  await tx.run(
    'UPDATE material m SET m.current_version_id = (SELECT v.id FROM material_version v WHERE v.material_id = m.id) WHERE m.code = ?',
    [code],
  )
}

const isForAll = ({ audience }: DemoMaterial) => Object.keys(audience).length === 0
