import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { addKey } from './alter.js'
import { forwardOnly, runAll } from './run-all.js'

/** Messages to members with the consents that allow them, promoters who wait for approval, and the clock of a demonstration. */
export class Messages1780000000007 implements MigrationInterface {
  name = 'Messages1780000000007'

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, statements)
    await addKey(runner, 'message_consent', 'message_consent_left', 'KEY', '(template, member_id, remaining)')
  }

  down = forwardOnly
}

const statements = [
  `CREATE TABLE IF NOT EXISTS message_consent (
    member_id BIGINT NOT NULL,
    template VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    remaining INT NOT NULL,
    PRIMARY KEY (member_id, template),
    CONSTRAINT message_consent_whole CHECK (remaining >= 0)
  )`,
  // Only what still has to be sent stands in the index: next_at is null once a message was sent or given up.
  `CREATE TABLE IF NOT EXISTS message_outbox (
    id BIGINT NOT NULL PRIMARY KEY,
    business_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    member_id BIGINT NOT NULL,
    template VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    params TEXT NOT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempts INT NOT NULL,
    next_at DATETIME(3) NULL,
    queued_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NULL,
    fault VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL,
    UNIQUE KEY message_outbox_business_key (business_key),
    KEY message_outbox_next (next_at, id)
  )`,
  `CREATE TABLE IF NOT EXISTS promoter_application (
    member_id BIGINT NOT NULL PRIMARY KEY,
    terms_version VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    applied_at DATETIME(3) NOT NULL,
    decided_at DATETIME(3) NULL,
    decided_by BIGINT NULL,
    KEY promoter_application_waiting (state, applied_at)
  )`,
  `CREATE TABLE IF NOT EXISTS demo_clock (
    id TINYINT NOT NULL PRIMARY KEY,
    days INT NOT NULL
  )`,
]
