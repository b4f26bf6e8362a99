import { randomUUID } from 'node:crypto'
import { dayOf, dayText } from '@passalong/domain'
import { type Template } from '@passalong/poster'
import { templates } from '@passalong/poster/templates'
import { LiveMaterials } from '../../src/material/live-materials.js'
import { type Answer, type Caller } from '../factories/caller.js'
import { type House } from '../factories/house.js'

/** A material that everybody may share today. */
export interface AMaterial {
  id: number
  versionId: number
  template: Template
}

/** What a template is filled with, by its samples. */
export function samplesOf(template: Template) {
  const texts: Record<string, string> = {}
  const pricesFen: Record<string, number> = {}
  for (const { key, kind, from, sample } of template.fields) {
    if (from !== 'material' || sample === undefined) continue
    if (kind === 'price') pricesFen[key] = Number(sample)
    else texts[key] = String(sample)
  }
  return { texts, pricesFen, pictures: {} as Record<string, string> }
}

/** Puts a material into a house, as an operator's form would: `changed` fields over the template's samples. */
export async function aMaterial(
  house: House,
  {
    template: code = 'join',
    texts = {},
    pictures = {},
  }: { template?: string; texts?: Record<string, string>; pictures?: Record<string, string> } = {},
): Promise<AMaterial> {
  const template = templates.find((one) => one.code === code)
  if (!template) throw new Error(`no template ${code}`)
  const values = samplesOf(template)
  Object.assign(values.texts, texts)
  Object.assign(values.pictures, pictures)
  const today = dayText(dayOf(house.clock.now()))
  const at = new Date(house.clock.now())
  const made = await house.database.transaction(async (tx) => {
    await tx.insert(
      'material',
      ['code', 'subject_id', 'audience', 'shows_from', 'shows_until', 'state', 'current_version_id', 'created_at'],
      [[`m-${randomUUID()}`, 1, '{}', today, today, 1, 0, at]],
    )
    const [{ id } = { id: 0 }] = await tx.rows<{ id: number }>('SELECT LAST_INSERT_ID() AS id')
    await tx.insert(
      'material_version',
      [
        ...['material_id', 'number', 'title', 'texts', 'template_code', 'template_version', 'field_values'],
        'created_at',
      ],
      [[id, 1, '新会员礼', '["来店里坐坐"]', template.code, template.version, JSON.stringify(values), at]],
    )
    const [{ versionId } = { versionId: 0 }] = await tx.rows<{ versionId: number }>(
      'SELECT LAST_INSERT_ID() AS versionId',
    )
    await tx.run('UPDATE material SET current_version_id = ? WHERE id = ?', [versionId, id])
    return { id, versionId }
  })
  house.app.get(LiveMaterials, { strict: false }).forget()
  return { ...made, template }
}

/** How long somebody asks again who is told that a poster's code is late. */
const PATIENCE_MS = 120_000

/**
 * Repeats what the server refuses because a code from WeChat is late, as a phone does: it is there for a later try, on a busy
 * machine for a much later one.
 */
export async function insist<Got extends { status: number }>(ask: () => Promise<Got>): Promise<Got> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const got = await ask()
    if (got.status !== 503 || Date.now() > end) return got
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A poster of a member's, whose code may come late. */
export async function aPoster(member: Caller, wish: object, key?: string): Promise<Answer> {
  const answer = await insist(() => member.post('/v1/posters', wish, key))
  if (answer.status !== 201) throw new Error(`a poster was answered ${answer.status}: ${answer.text.slice(0, 400)}`)
  return answer
}
