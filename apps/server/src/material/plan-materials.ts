import { Injectable } from '@nestjs/common'
import { dayOf, daysBetween, dayText, emptyDays } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { Subjects } from '../share/subjects.js'
import { Addresses } from './addresses.js'
import { LiveMaterials } from './live-materials.js'
import { MATERIAL_COLUMNS, type Material, type MaterialRow, materialOf } from './material-row.js'
import {
  type OneMaterialView,
  type OperatorMaterialView,
  type OperatorVersionView,
  type PlanView,
} from './operator-views.js'
import { calendarDays } from './show-materials.js'

const TWO_WEEKS = 14

/** Material as an operator sees it. */
@Injectable()
export class PlanMaterials {
  constructor(
    private readonly database: Database,
    private readonly subjects: Subjects,
    private readonly live: LiveMaterials,
    private readonly clock: Clock,
    private readonly addresses: Addresses,
  ) {}

  /** The latest days first, withdrawn ones too. */
  async list(): Promise<OperatorMaterialView[]> {
    const rows = await this.database.rows<MaterialRow>(
      `SELECT ${MATERIAL_COLUMNS} FROM material m JOIN material_version v ON v.id = m.current_version_id
        ORDER BY m.shows_from DESC, m.id DESC LIMIT 200`,
    )
    return Promise.all(rows.map((row) => this.view(materialOf(row))))
  }

  /** A material with all its versions. Throws `material-unknown`. */
  async one(code: string): Promise<OneMaterialView> {
    const rows = await this.database.rows<MaterialRow & { created_at: Date; current_version_id: number }>(
      `SELECT ${MATERIAL_COLUMNS}, v.created_at, m.current_version_id
         FROM material m JOIN material_version v ON v.material_id = m.id WHERE m.code = ? ORDER BY v.number DESC LIMIT 100`,
      [code],
    )
    const [latest] = rows
    if (!latest) throw new Refusal('material-unknown')
    const versions = rows.map((row) => ({ ...versionView(materialOf(row)), createdAt: row.created_at.toISOString() }))
    return { ...(await this.view(materialOf(latest))), versions }
  }

  /** What is shown on each day, and the days on which not everybody has something. Throws `calendar-days-invalid`. */
  async calendar(fromText?: string, toText?: string): Promise<PlanView> {
    const today = dayOf(this.clock.now())
    const { from, to } = calendarDays(fromText ?? dayText(today), toText ?? dayText(today + TWO_WEEKS - 1))
    const days = daysBetween(from, to)
    const shown = await this.live.between(from, to)
    const forAll = shown.filter(({ audience }) => Object.keys(audience).length === 0)
    return {
      today: dayText(today),
      days: days.map((day) => ({
        day: dayText(day),
        items: shown
          .filter((one) => one.from <= day && day <= one.until)
          .map(({ code, title, template, audience }) => ({ code, title, template, audience })),
      })),
      empty: emptyDays(days, forAll).map(dayText),
    }
  }

  async view(material: Material): Promise<OperatorMaterialView> {
    const { code, materialId, audience, from, until, state, versionId } = material
    const { kind, code: subjectCode, title } = await this.subjects.byId(material.subjectId)
    return {
      ...versionView(material),
      code,
      id: String(materialId),
      subject: { kind, code: subjectCode, title },
      audience,
      from: dayText(from),
      until: dayText(until),
      state,
      cardUrl: this.addresses.cut(versionId, 'card'),
    }
  }
}

function versionView({ versionId, number, title, texts, template, values }: Material): OperatorVersionView {
  return { versionId, number, title, texts, template, values }
}
