import { type Audience, type Day, dayOf, dayText } from '@passalong/domain'
import { type House } from '../factories/house.js'

/** A material as a test lays it straight into the tables; days are counted from today. */
export interface Laid {
  code: string
  title?: string
  texts?: string[]
  audience?: Audience
  /** The code of a product; an invitation to join without it. */
  product?: string
  from?: number
  until?: number
}

/** Lays material without the API; resolves to its ids. */
export async function lay(house: House, one: Laid): Promise<{ materialId: number; versionId: number }> {
  const today: Day = dayOf(house.clock.now())
  const at = new Date(house.clock.now())
  return house.database.transaction(async (tx) => {
    const days = [one.from ?? 0, one.until ?? one.from ?? 0].map((from) => dayText(today + from)) as [string, string]
    const { product } = one
    if (product !== undefined)
      await tx.run(`INSERT IGNORE INTO share_subject (kind, code, title, created_at) VALUES ('product', ?, ?, ?)`, [
        ...[product, product],
        at,
      ])
    const subject = product === undefined ? ['join', 'join'] : ['product', product]
    const columns = 'code, subject_id, audience, shows_from, shows_until, state, current_version_id, created_at'
    const audience = JSON.stringify(one.audience ?? {})
    const values = [one.code, audience, ...days, at, ...subject]
    await tx.run(
      `INSERT INTO material (${columns}) SELECT ?, id, ?, ?, ?, 1, 0, ? FROM share_subject WHERE kind = ? AND code = ?`,
      values,
    )
    const [material] = await tx.rows<{ id: number }>('SELECT id FROM material WHERE code = ?', [one.code])
    const materialId = material?.id ?? 0
    await tx.run(
      `INSERT INTO material_version (material_id, number, title, texts, template_code, template_version, field_values, created_at)
       VALUES (?, 1, ?, ?, 'join', 1, ?, ?)`,
      [
        materialId,
        one.title ?? one.code,
        JSON.stringify(one.texts ?? ['来店里坐坐']),
        '{"texts":{},"pricesFen":{},"pictures":{}}',
        at,
      ],
    )
    await tx.run(
      'UPDATE material SET current_version_id = (SELECT v.id FROM material_version v WHERE v.material_id = ?) WHERE id = ?',
      [materialId, materialId],
    )
    const [version] = await tx.rows<{ id: number }>('SELECT id FROM material_version WHERE material_id = ?', [
      materialId,
    ])
    return { materialId, versionId: version?.id ?? 0 }
  })
}

/** A day as text, counted from today. */
export function dayFromNow(house: House, days: number): string {
  return dayText(dayOf(house.clock.now()) + days)
}

/** Some seconds pass, so that every process reads the materials anew. */
export function readAnew(house: House): void {
  house.clock.pass(6_000)
}

/** A day passes; whoever is signed in stays so. */
export async function nextDay(house: House): Promise<void> {
  house.clock.pass(86_400_000)
  await house.database.run('UPDATE session SET expires_at = expires_at + INTERVAL 1 DAY')
}
