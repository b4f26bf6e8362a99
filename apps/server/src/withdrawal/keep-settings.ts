import { Injectable } from '@nestjs/common'
import { type WithdrawalLimits } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database, isDuplicate, type Tx, WrittenMeanwhile } from '../platform/database/database.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { refuseBadSettings, settingsOf, settingsQuestion } from './settings.js'

/** The operator's limits, version by version: nothing that once held is overwritten. */
@Injectable()
export class KeepSettings {
  constructor(
    private readonly database: Database,
    private readonly requests: Requests,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<WithdrawalLimits> {
    return settingsOf(await this.database.rows(settingsQuestion.sql))
  }

  /** Throws `withdrawal-settings-invalid`. Withdrawals that were asked for before keep what was decided about them. */
  keep(request: RequestName, operatorId: number, settings: WithdrawalLimits): Promise<WithdrawalLimits> {
    refuseBadSettings(settings)
    const { minimumFen, dailyCapFen, monthlyCapFen, approvalAboveFen } = settings
    const kept = { minimumFen, dailyCapFen, monthlyCapFen, approvalAboveFen }
    return this.requests.once(request, async (tx) => {
      await this.add(tx, kept, operatorId)
      return kept
    })
  }

  private async add(tx: Tx, kept: WithdrawalLimits, operatorId: number): Promise<void> {
    const [newest] = await tx.rows<{ version: number }>(
      'SELECT version FROM withdrawal_settings ORDER BY version DESC LIMIT 1 FOR UPDATE',
    )
    const row = [(newest?.version ?? 0) + 1, JSON.stringify(kept), operatorId, new Date(this.clock.now())]
    await tx
      .insert('withdrawal_settings', ['version', 'settings', 'decided_by', 'decided_at'], [row])
      .catch((error: unknown) => {
        // Another operator's came first: this one follows it.
        throw isDuplicate(error) ? new WrittenMeanwhile() : error
      })
  }
}
