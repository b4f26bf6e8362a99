import { Injectable } from '@nestjs/common'
import { dayText } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { Subjects } from '../share/subjects.js'
import { LiveMaterials } from './live-materials.js'
import { CheckedContent } from './material-content.js'
import {
  MATERIAL_COLUMNS,
  type Material,
  type MaterialContent,
  type MaterialRow,
  materialOf,
  SHOWN,
  WITHDRAWN,
} from './material-row.js'
import { type MaterialBody, type MaterialDaysBody, type MaterialVersionBody } from './operator-bodies.js'

/** Names the calendar's own route. */
const RESERVED = 'calendar'

/** What operators write of material. An edit is a new version: what was shared keeps what it said. */
@Injectable()
export class WriteMaterials {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly subjects: Subjects,
    private readonly live: LiveMaterials,
    private readonly checked: CheckedContent,
  ) {}

  /** Throws `material-code-invalid`, `material-exists`, `material-days-invalid`, `subject-unknown` and as CheckedContent. */
  create(request: RequestName, operatorId: number, body: MaterialBody): Promise<Material> {
    return this.write(request, async (tx) => {
      if (!/^[\w-]{1,64}$/.test(body.code) || body.code === RESERVED) throw new Refusal('material-code-invalid')
      const { from, until } = this.checked.days(body.from, body.until)
      const content = await this.checked.content(tx, body)
      const audience = await this.checked.audience(tx, body.audience)
      const subject = await this.subjects.byCode(body.subject.kind, body.subject.code ?? null)
      const added = await tx.run(
        `INSERT IGNORE INTO material (code, subject_id, audience, shows_from, shows_until, state, current_version_id, created_at)
         VALUES (?, ?, ?, ?, ?, ${SHOWN}, 0, ?)`,
        [body.code, subject.id, JSON.stringify(audience), dayText(from), dayText(until), this.at()],
      )
      if (added === 0) throw new Refusal('material-exists')
      return this.addVersion(tx, body.code, operatorId, content)
    })
  }

  /** The next version; of two at once both stand, the later is shown. Throws `material-unknown`, `-withdrawn`, and as CheckedContent. */
  addVersionTo(request: RequestName, operatorId: number, code: string, body: MaterialVersionBody): Promise<Material> {
    return this.write(request, async (tx) => {
      await this.locked(tx, code)
      return this.addVersion(tx, code, operatorId, await this.checked.content(tx, body))
    })
  }

  /** Moves a material to other days, for another audience where one is given. Throws as `addVersionTo`, and `material-days-invalid`. */
  plan(request: RequestName, code: string, body: MaterialDaysBody): Promise<Material> {
    return this.write(request, async (tx) => {
      const { from, until } = this.checked.days(body.from, body.until)
      const material = await this.locked(tx, code)
      const audience = body.audience ? await this.checked.audience(tx, body.audience) : material.audience
      await tx.run('UPDATE material SET shows_from = ?, shows_until = ?, audience = ? WHERE code = ?', [
        dayText(from),
        dayText(until),
        JSON.stringify(audience),
        code,
      ])
      return this.read(tx, code)
    })
  }

  /** Shows it to nobody from now on; links that were shared keep working. Twice is once. Throws `material-unknown`. */
  withdraw(request: RequestName, code: string): Promise<Material> {
    return this.write(request, async (tx) => {
      await tx.run(`UPDATE material SET state = ${WITHDRAWN} WHERE code = ?`, [code])
      return this.read(tx, code)
    })
  }

  private async write(request: RequestName, work: (tx: Tx) => Promise<Material>): Promise<Material> {
    const material = await this.requests.once(request, work)
    this.live.forget()
    return material
  }

  private async locked(tx: Tx, code: string): Promise<Material> {
    await tx.rows('SELECT id FROM material WHERE code = ? FOR UPDATE', [code])
    const material = await this.read(tx, code)
    if (material.state === 'withdrawn') throw new Refusal('material-withdrawn')
    return material
  }

  /** Whoever adds a version holds the material's row. */
  private async addVersion(tx: Tx, code: string, operatorId: number, content: MaterialContent): Promise<Material> {
    const { title, texts, template, values } = content
    await tx.run(
      `INSERT INTO material_version
         (material_id, number, title, texts, template_code, template_version, field_values, created_at, created_by)
       SELECT m.id, 1 + (SELECT COALESCE(MAX(v.number), 0) FROM material_version v WHERE v.material_id = m.id), ?, ?, ?, ?, ?, ?, ?
         FROM material m WHERE m.code = ?`,
      [
        title,
        JSON.stringify(texts),
        template.code,
        template.version,
        JSON.stringify(values),
        this.at(),
        operatorId,
        code,
      ],
    )
    await tx.run(
      `UPDATE material m SET m.current_version_id =
         (SELECT v.id FROM material_version v WHERE v.material_id = m.id ORDER BY v.number DESC LIMIT 1) WHERE m.code = ?`,
      [code],
    )
    return this.read(tx, code)
  }

  private async read(tx: Pick<Tx, 'rows'>, code: string): Promise<Material> {
    const [row] = await tx.rows<MaterialRow>(
      `SELECT ${MATERIAL_COLUMNS} FROM material m JOIN material_version v ON v.id = m.current_version_id WHERE m.code = ?`,
      [code],
    )
    if (!row) throw new Refusal('material-unknown')
    return materialOf(row)
  }

  private at(): Date {
    return new Date(this.clock.now())
  }
}
