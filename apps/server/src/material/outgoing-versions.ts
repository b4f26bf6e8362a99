import { Injectable } from '@nestjs/common'
import { type Audience, goesOut, type Outgoing } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { dayOfColumn } from '../platform/database/day-column.js'
import { Refusal } from '../platform/http/refusal.js'
import { WITHDRAWN } from './material-row.js'

/** So long a process mints links of a material that was withdrawn meanwhile. */
const KEPT_MS = 5_000
const VERSIONS_KEPT = 1_000

/** The columns of the material are null for a version that was laid without one, as benchmarks do. */
interface VersionRow {
  shows_from: string | null
  shows_until: string | null
  state: number | null
  audience: string | null
  replaced_at: Date | null
}

interface Version {
  outgoing: Outgoing | null
  audience: Audience
}

/** The versions of material that new links may carry. Many members share the same few, so each process asks seldom. */
@Injectable()
export class OutgoingVersions {
  private readonly kept = new Map<number, { readMs: number; version: Version }>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * For whom a version is that may go out now. Throws `material-unknown`, also for one that is still to come, and `material-over`
   * for one that was withdrawn, whose days are over, or that another version has replaced.
   */
  async audienceOf(versionId: number): Promise<Audience> {
    const { outgoing, audience } = await this.find(versionId)
    const out = outgoing ? goesOut(outgoing, this.clock.now()) : 'yes'
    if (out === 'early') throw new Refusal('material-unknown')
    if (out === 'over') throw new Refusal('material-over')
    return audience
  }

  private async find(versionId: number): Promise<Version> {
    const nowMs = this.clock.deviceNow()
    const kept = this.kept.get(versionId)
    if (kept && Math.abs(nowMs - kept.readMs) < KEPT_MS) return kept.version
    const [row] = await this.database.rows<VersionRow>(
      `SELECT m.shows_from, m.shows_until, m.state, m.audience,
              (SELECT MIN(n.created_at) FROM material_version n WHERE n.material_id = m.id AND n.number > v.number) AS replaced_at
         FROM material_version v LEFT JOIN material m ON m.id = v.material_id WHERE v.id = ?`,
      [versionId],
    )
    if (!row) throw new Refusal('material-unknown')
    if (this.kept.size >= VERSIONS_KEPT) this.kept.clear()
    const version = versionOf(row)
    this.kept.set(versionId, { readMs: nowMs, version })
    return version
  }
}

function versionOf({ shows_from, shows_until, state, audience, replaced_at }: VersionRow): Version {
  if (shows_from === null || shows_until === null) return { outgoing: null, audience: {} }
  const [from, until] = [dayOfColumn(shows_from), dayOfColumn(shows_until)]
  const outgoing = { from, until, withdrawn: state === WITHDRAWN, replacedAtMs: replaced_at?.getTime() ?? null }
  return { outgoing, audience: JSON.parse(audience ?? '{}') as Audience }
}
