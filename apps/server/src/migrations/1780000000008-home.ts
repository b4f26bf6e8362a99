import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { addKey } from './alter.js'
import { forwardOnly } from './run-all.js'

/** What a member's own pages read by key. */
export class Home1780000000008 implements MigrationInterface {
  name = 'Home1780000000008'

  async up(runner: QueryRunner): Promise<void> {
    // The next day on which a payee's commission becomes available, with its sum, without their history.
    const columns = '(payee_id, due_on, amount_fen, taken_back_fen)'
    await addKey(runner, 'commission', 'commission_release', 'KEY', columns)
  }

  down = forwardOnly
}
