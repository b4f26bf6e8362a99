import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { forwardOnly, runAll } from './run-all.js'

/** Paying out: who is paid (encrypted), every withdrawal with its bill at WeChat, and the operator's limits. */
export class Withdrawal1780000000006 implements MigrationInterface {
  name = 'Withdrawal1780000000006'

  up(runner: QueryRunner): Promise<void> {
    return runAll(runner, statements)
  }

  down = forwardOnly
}

const statements = [
  `CREATE TABLE IF NOT EXISTS payee_identity (
    member_id BIGINT NOT NULL PRIMARY KEY,
    name_cipher VARBINARY(512) NOT NULL,
    id_no_cipher VARBINARY(255) NOT NULL,
    id_index BINARY(32) NOT NULL,
    consent_version VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    consented_at DATETIME(3) NOT NULL,
    KEY payee_identity_id (id_index, member_id)
  )`,
  // open_member_id holds the member while the withdrawal is open, and null from then on: one open at a time.
  `CREATE TABLE IF NOT EXISTS withdrawal (
    id BIGINT NOT NULL PRIMARY KEY,
    bill_no VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    member_id BIGINT NOT NULL,
    open_member_id BIGINT NULL,
    id_index BINARY(32) NOT NULL,
    openid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    mch_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    appid VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    gross_fen BIGINT NOT NULL,
    tax_fen BIGINT NOT NULL,
    net_fen BIGINT NOT NULL,
    tax_month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    requested_on DATE NOT NULL,
    requested_at DATETIME(3) NOT NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_by BIGINT NULL,
    decided_at DATETIME(3) NULL,
    reason VARCHAR(200) NULL,
    bill_body TEXT NOT NULL,
    bill_serial VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reach VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tries INT NOT NULL,
    next_at DATETIME(3) NULL,
    wechat_bill_no VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    package_info VARCHAR(1024) NULL,
    confirm_until DATETIME(3) NULL,
    cancel_asked_at DATETIME(3) NULL,
    fail_reason VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    finished_at DATETIME(3) NULL,
    UNIQUE KEY withdrawal_bill (bill_no),
    UNIQUE KEY withdrawal_open (open_member_id),
    KEY withdrawal_member (member_id, tax_month, requested_at),
    KEY withdrawal_payee (id_index, tax_month),
    KEY withdrawal_next (next_at, id),
    KEY withdrawal_state (state, requested_at),
    CONSTRAINT withdrawal_sums CHECK (gross_fen > 0 AND tax_fen >= 0 AND net_fen > 0 AND gross_fen = tax_fen + net_fen)
  )`,
  `CREATE TABLE IF NOT EXISTS withdrawal_settings (
    version INT NOT NULL PRIMARY KEY,
    settings TEXT NOT NULL,
    decided_by BIGINT NOT NULL,
    decided_at DATETIME(3) NOT NULL
  )`,
]
