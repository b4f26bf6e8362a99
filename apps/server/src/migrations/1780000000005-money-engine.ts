import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { addColumns, addKey, dropKey } from './alter.js'
import { forwardOnly, runAll } from './run-all.js'

/** Points at checkout, undo, commission that is released, sealed blocks, and the jobs that keep the books. */
export class MoneyEngine1780000000005 implements MigrationInterface {
  name = 'MoneyEngine1780000000005'

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'sale_order', {
      points_spent: 'BIGINT NOT NULL DEFAULT 0',
      points_fen: 'BIGINT NOT NULL DEFAULT 0',
      undone_at: 'DATETIME(3) NULL',
      undone_by: 'BIGINT NULL',
      // An undone order frees its receipt number: it stands under its own id, every other order under 0.
      undo_slot: 'BIGINT NOT NULL DEFAULT 0',
    })
    await addKey(runner, 'sale_order', 'sale_order_receipt_slot', 'UNIQUE KEY', '(store_id, receipt_no, undo_slot)')
    await dropKey(runner, 'sale_order', 'sale_order_receipt')
    await addColumns(runner, 'order_line', {
      points_spent: 'BIGINT NOT NULL DEFAULT 0',
      points_returned: 'BIGINT NOT NULL DEFAULT 0',
      commission_bp: 'INT NOT NULL DEFAULT 0',
      commission_second_bp: 'INT NOT NULL DEFAULT 0',
    })
    await addColumns(runner, 'refund', { points_returned: 'BIGINT NOT NULL DEFAULT 0' })
    await addColumns(runner, 'refund_line', { points_returned: 'BIGINT NOT NULL DEFAULT 0' })
    await addColumns(runner, 'points_lot', { returned_from_id: 'BIGINT NULL' })
    await addColumns(runner, 'commission', {
      // Only what still waits for its release stands in the index: null once it was released, or when nobody is paid.
      due_on: 'DATE NULL',
      released_at: 'DATETIME(3) NULL',
      released_to: 'VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL',
      released_fen: 'BIGINT NOT NULL DEFAULT 0',
    })
    await addKey(runner, 'commission', 'commission_due', 'KEY', '(due_on, order_id, level)')
    // A page of somebody's history is read in the order in which things happened, however many there are.
    await addKey(runner, 'ledger_entry', 'ledger_entry_history', 'KEY', '(member_id, occurred_at, id)')
    await dropKey(runner, 'ledger_entry', 'ledger_entry_member')
    await addKey(runner, 'points_lot', 'points_lot_last_day', 'KEY', '(valid_on, member_id)')
    await dropKey(runner, 'points_lot', 'points_lot_order')
    await addKey(runner, 'member', 'member_review', 'KEY', '(tier_review_on, id)')
    await runAll(runner, statements)
  }

  down = forwardOnly
}

const statements = [
  `UPDATE order_line l JOIN commission c ON c.order_id = l.order_id AND c.level = 1 AND c.payee_id IS NOT NULL
      SET l.commission_bp = c.rate_bp WHERE l.commission_bp = 0`,
  `UPDATE commission SET due_on = available_on
    WHERE payee_id IS NOT NULL AND amount_fen > 0 AND released_at IS NULL AND due_on IS NULL`,
  `CREATE TABLE IF NOT EXISTS points_spend (
    order_id BIGINT NOT NULL,
    turn INT NOT NULL,
    lot_id BIGINT NOT NULL,
    taken BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    PRIMARY KEY (order_id, turn),
    CONSTRAINT points_spend_whole CHECK (taken > 0 AND returned >= 0 AND returned <= taken)
  )`,
  `CREATE TABLE IF NOT EXISTS ledger_unsealed (
    id BIGINT NOT NULL PRIMARY KEY,
    entry_ids TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS ledger_block (
    block_no BIGINT NOT NULL PRIMARY KEY,
    previous_hash BINARY(32) NOT NULL,
    entries INT NOT NULL,
    entry_ids MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash BINARY(32) NOT NULL,
    sealed_at DATETIME(3) NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS commission_rules (
    version INT NOT NULL PRIMARY KEY,
    rules MEDIUMTEXT NOT NULL,
    decided_by BIGINT NOT NULL,
    decided_at DATETIME(3) NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS job_progress (
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    reached VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    updated_at DATETIME(3) NOT NULL
  )`,
  // Entries of before blocks existed wait for the sealer like new ones.
  `INSERT IGNORE INTO ledger_unsealed (id, entry_ids)
    SELECT e.id, CAST(e.id AS CHAR) FROM ledger_entry e WHERE NOT EXISTS (SELECT 1 FROM ledger_block)`,
]
