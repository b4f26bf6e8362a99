import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { forwardOnly, runAll } from './run-all.js'

/** What is owed and owned: the journal, the balances projected from it, growth by day, points lots. */
export class Ledger1780000000002 implements MigrationInterface {
  name = 'Ledger1780000000002'

  up(runner: QueryRunner): Promise<void> {
    return runAll(runner, statements)
  }

  down = forwardOnly
}

const statements = [
  `CREATE TABLE IF NOT EXISTS ledger_entry (
    id BIGINT NOT NULL PRIMARY KEY,
    kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    business_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    source VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    destination VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount BIGINT NOT NULL,
    occurred_at DATETIME(3) NOT NULL,
    dated_on DATE NOT NULL,
    member_id BIGINT NULL,
    order_id BIGINT NULL,
    seal BINARY(32) NOT NULL,
    UNIQUE KEY ledger_entry_business_key (business_key),
    KEY ledger_entry_member (member_id, id),
    KEY ledger_entry_order (order_id),
    CONSTRAINT ledger_entry_positive CHECK (amount > 0),
    CONSTRAINT ledger_entry_two_accounts CHECK (source <> destination)
  )`,
  `CREATE TABLE IF NOT EXISTS account_balance (
    account VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    amount BIGINT NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS growth_day (
    member_id BIGINT NOT NULL,
    day DATE NOT NULL,
    growth BIGINT NOT NULL,
    PRIMARY KEY (member_id, day)
  )`,
  `CREATE TABLE IF NOT EXISTS points_lot (
    id BIGINT NOT NULL PRIMARY KEY,
    member_id BIGINT NOT NULL,
    order_id BIGINT NULL,
    earned_on DATE NOT NULL,
    valid_on DATE NOT NULL,
    earned BIGINT NOT NULL,
    remaining BIGINT NOT NULL,
    expired BIGINT NOT NULL,
    expired_taken_back BIGINT NOT NULL,
    KEY points_lot_member (member_id, valid_on),
    KEY points_lot_order (order_id),
    CONSTRAINT points_lot_whole CHECK (remaining >= 0 AND expired >= 0 AND remaining + expired <= earned)
  )`,
]
