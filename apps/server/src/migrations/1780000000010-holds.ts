import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { addKey } from './alter.js'
import { forwardOnly, runAll } from './run-all.js'

/** Rewards that are held before their release, and under which phone and ID numbers a member was ever seen. */
export class Holds1780000000010 implements MigrationInterface {
  name = 'Holds1780000000010'

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, statements)
    // Another account of the same WeChat person.
    await addKey(runner, 'person', 'person_unionid', 'KEY', '(unionid)')
  }

  down = forwardOnly
}

const statements = [
  `CREATE TABLE IF NOT EXISTS reward_hold (
    order_id BIGINT NOT NULL,
    level TINYINT NOT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    score INT NOT NULL,
    reasons TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    held_at DATETIME(3) NOT NULL,
    decided_by BIGINT NULL,
    decided_at DATETIME(3) NULL,
    note VARCHAR(200) NULL,
    PRIMARY KEY (order_id, level),
    KEY reward_hold_state (state, held_at, order_id)
  )`,
  // Kept when the number changes hands: a keyed fingerprint, never the number.
  `CREATE TABLE IF NOT EXISTS identity_seen (
    mark BINARY(32) NOT NULL,
    kind TINYINT NOT NULL,
    member_id BIGINT NOT NULL,
    first_seen_at DATETIME(3) NOT NULL,
    PRIMARY KEY (mark, kind, member_id),
    KEY identity_seen_member (member_id)
  )`,
  `INSERT IGNORE INTO identity_seen (mark, kind, member_id, first_seen_at)
    SELECT phone_index, 1, id, joined_at FROM member WHERE phone_index IS NOT NULL`,
  `INSERT IGNORE INTO identity_seen (mark, kind, member_id, first_seen_at)
    SELECT id_index, 2, member_id, consented_at FROM payee_identity`,
]
