import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { addKey, dropKey } from './alter.js'
import { forwardOnly } from './run-all.js'

/** Who was paid for somebody's purchases is read from the index alone. */
export class HoldIndexes1780000000012 implements MigrationInterface {
  name = 'HoldIndexes1780000000012'

  async up(runner: QueryRunner): Promise<void> {
    await addKey(runner, 'commission', 'commission_buyer_paid', 'KEY', '(buyer_id, decided_at, payee_id)')
    await dropKey(runner, 'commission', 'commission_buyer')
  }

  down = forwardOnly
}
