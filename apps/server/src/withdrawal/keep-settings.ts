import { Injectable } from '@nestjs/common'
import { type WithdrawalLimits } from '@passalong/domain'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
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
      const [newest] = await tx.rows<{ version: number }>(
        'SELECT version FROM withdrawal_settings ORDER BY version DESC LIMIT 1 FOR UPDATE',
      )
      await tx.run('INSERT INTO withdrawal_settings (version, settings, decided_by, decided_at) VALUES (?, ?, ?, ?)', [
        (newest?.version ?? 0) + 1,
        JSON.stringify(kept),
        operatorId,
        new Date(this.clock.now()),
      ])
      return kept
    })
  }
}
