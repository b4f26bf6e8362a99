import { Injectable } from '@nestjs/common'
import { type Day, dayOf, isFor, type SharerFacts } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database, type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { LiveMaterials } from './live-materials.js'
import { MATERIAL_COLUMNS, type Material, type MaterialRow, materialOf } from './material-row.js'
import { Sharers } from './sharers.js'
import { Turns } from './turns.js'

/** What a member can share on a day: the one of the day, and the others that are for them. */
export interface DayOfMaterial {
  day: Day
  material: Material | null
  others: Material[]
}

/** Material as members and posters read it. */
@Injectable()
export class Materials {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly live: LiveMaterials,
    private readonly sharers: Sharers,
    private readonly turns: Turns,
  ) {}

  /**
   * What the member can share today: first what carries on the link that they came through, and what they were shown the last
   * time only where nothing else is for them.
   * `reader` may be shared with what else is asked in the same turn. Throws `member-unknown`.
   */
  async today(memberId: number, reader: Pick<Tx, 'rows'> = this.database): Promise<DayOfMaterial> {
    const day = this.day()
    const asked = this.sharers.today(reader, memberId, this.clock.now())
    const [shown, { facts, turn, arrival }] = await Promise.all([this.live.on(day), asked])
    const eligible = shown.filter(({ audience }) => isFor(audience, facts))
    const mine = await this.turns.of(memberId, day, eligible, { turn, arrival })
    const isMine = ({ materialId }: Material) => materialId === mine?.materialId
    return { day, material: eligible.find(isMine) ?? null, others: eligible.filter((one) => !isMine(one)) }
  }

  /**
   * A material that the member may share now, in its latest version. Throws `material-unknown` when it is not there, not for
   * them or still to come, `material-over` when its days are over or it was withdrawn.
   */
  async current(memberId: number, materialId: number): Promise<Material> {
    const day = this.day()
    const [shown, facts] = await Promise.all([this.live.on(day), this.sharers.facts(this.database, memberId)])
    const live = shown.find((one) => one.materialId === materialId)
    const material = live ?? (await this.latest(materialId))
    if (!material || !isFor(material.audience, facts)) throw new Refusal('material-unknown')
    if (live) return live
    throw new Refusal(material.state === 'withdrawn' || material.until < day ? 'material-over' : 'material-unknown')
  }

  /** What is shown on days from `from` to `until` to a member with these facts. */
  async between(memberId: number, from: Day, until: Day): Promise<{ shown: Material[]; facts: SharerFacts }> {
    const [shown, facts] = await Promise.all([
      this.live.between(from, until),
      this.sharers.facts(this.database, memberId),
    ])
    return { shown: shown.filter(({ audience }) => isFor(audience, facts)), facts }
  }

  /**
   * A version whether it is still shown or not, for pictures and links that were made of it. `versionId` is the material
   * version of a link. Throws `material-unknown`.
   */
  async version(versionId: number): Promise<Material> {
    const [row] = await this.database.rows<MaterialRow>(
      `SELECT ${MATERIAL_COLUMNS} FROM material_version v JOIN material m ON m.id = v.material_id WHERE v.id = ?`,
      [versionId],
    )
    if (!row) throw new Refusal('material-unknown')
    return materialOf(row)
  }

  /** Today in Shanghai. */
  day(): Day {
    return dayOf(this.clock.now())
  }

  private async latest(materialId: number): Promise<Material | null> {
    const [row] = await this.database.rows<MaterialRow>(
      `SELECT ${MATERIAL_COLUMNS} FROM material m JOIN material_version v ON v.id = m.current_version_id WHERE m.id = ?`,
      [materialId],
    )
    return row ? materialOf(row) : null
  }
}
