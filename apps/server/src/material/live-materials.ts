import { Injectable } from '@nestjs/common'
import { type Day, dayText } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { MATERIAL_COLUMNS, type Material, type MaterialRow, materialOf, SHOWN } from './material-row.js'

/** So long a process answers from what it read; what an operator changes reaches everybody this much later. */
const KEPT_MS = 5_000
const SPANS_KEPT = 64
/** More than a shop shows in a month; no answer grows beyond it. */
const AT_MOST = 500

/**
 * What is shown on some days, in its latest versions. Thirty million members look at the same few rows, so each process reads
 * them once every few seconds.
 */
@Injectable()
export class LiveMaterials {
  private readonly kept = new Map<string, { readMs: number; found: Promise<Material[]> }>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What is shown on `day`, withdrawn ones left out; the oldest first. */
  on(day: Day): Promise<Material[]> {
    return this.between(day, day)
  }

  /** What is shown on any day from `from` to `until`. */
  between(from: Day, until: Day): Promise<Material[]> {
    const span = `${from} ${until}`
    const nowMs = this.clock.deviceNow()
    const kept = this.kept.get(span)
    if (kept && Math.abs(nowMs - kept.readMs) < KEPT_MS) return kept.found
    const found = this.read(from, until)
    this.kept.delete(span)
    this.kept.set(span, { readMs: nowMs, found })
    const [oldest] = this.kept.keys()
    if (this.kept.size > SPANS_KEPT && oldest !== undefined) this.kept.delete(oldest)
    // What could not be read is asked again.
    found.catch(() => this.kept.get(span)?.found === found && this.kept.delete(span))
    return found
  }

  /** Reads anew from now on; after a write, so that its operator sees it at once. */
  forget(): void {
    this.kept.clear()
  }

  private async read(from: Day, until: Day): Promise<Material[]> {
    const rows = await this.database.rows<MaterialRow>(
      `SELECT ${MATERIAL_COLUMNS} FROM material m JOIN material_version v ON v.id = m.current_version_id
        WHERE m.shows_until >= ? AND m.shows_from <= ? AND m.state = ${SHOWN} ORDER BY m.id LIMIT ${AT_MOST}`,
      [dayText(from), dayText(until)],
    )
    return rows.map(materialOf)
  }
}
