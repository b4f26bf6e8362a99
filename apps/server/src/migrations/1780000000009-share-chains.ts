import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { addColumns, addKey } from './alter.js'
import { forwardOnly, runAll } from './run-all.js'

/** Share chains: links with subjects, visits by anybody and from groups, what waits to be tallied, and the tallies. */
export class ShareChains1780000000009 implements MigrationInterface {
  name = 'ShareChains1780000000009'

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, tables)
    await this.renewLinks(runner)
    await addColumns(runner, 'visit', {
      chat_type: 'TINYINT NULL',
      group_id: 'BIGINT NULL',
      // A phone that sends a visit again after a lost answer; null for what no request named.
      request_hash: 'BINARY(16) NULL',
    })
    await addKey(runner, 'visit', 'visit_request', 'UNIQUE KEY', '(person_id, request_hash)')
    await addColumns(runner, 'member', { first_order_id: 'BIGINT NULL' })
    // The link that brought the order, whoever is paid for it and whether anybody is.
    await addColumns(runner, 'sale_order', { link_id: 'BIGINT NULL' })
    await runAll(runner, [
      `UPDATE member m SET first_order_id = (SELECT MIN(o.id) FROM sale_order o WHERE o.member_id = m.id AND o.undone_at IS NULL)
        WHERE first_order_id IS NULL`,
    ])
  }

  down = forwardOnly

  /** Ten million links have to be small: kinds become numbers, what a report reads is tallied and needs no index here. */
  private async renewLinks(runner: QueryRunner): Promise<void> {
    const [old] = (await runner.query(
      `SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'share_link' AND column_name = 'subject_kind'`,
    )) as unknown[]
    if (!old) return
    await runAll(runner, [
      'DROP TABLE IF EXISTS share_link_renewed',
      LINKS.replace('share_link (', 'share_link_renewed ('),
      `INSERT INTO share_link_renewed (id, token, sharer_id, subject_id, material_version, parent_id, root_id, depth, channel, store_id, minted_on, minted_at, revoked_at, revoked_by)
        SELECT l.id, l.token, l.sharer_id, 1, l.material_version, l.parent_id, l.root_id, l.depth, FIND_IN_SET(l.channel, 'card,moments,poster,qr'),
               m.joined_store_id, l.minted_on, l.minted_at, l.revoked_at, IF(l.revoked_at IS NULL, NULL, 1)
          FROM share_link l LEFT JOIN member m ON m.id = l.sharer_id`,
      'DROP TABLE IF EXISTS share_link_before',
      'RENAME TABLE share_link TO share_link_before, share_link_renewed TO share_link',
      'DROP TABLE share_link_before',
    ])
  }
}

const LINKS = `CREATE TABLE IF NOT EXISTS share_link (
    id BIGINT NOT NULL PRIMARY KEY,
    token CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sharer_id BIGINT NOT NULL,
    subject_id INT NOT NULL,
    material_version INT NOT NULL,
    parent_id BIGINT NOT NULL,
    root_id BIGINT NOT NULL,
    depth INT NOT NULL,
    channel TINYINT NOT NULL,
    store_id BIGINT NULL,
    minted_on DATE NOT NULL,
    minted_at DATETIME(3) NOT NULL,
    revoked_at DATETIME(3) NULL,
    revoked_by TINYINT NULL,
    UNIQUE KEY share_link_token (token),
    UNIQUE KEY share_link_same_day (sharer_id, minted_on, subject_id, parent_id, channel, material_version),
    KEY share_link_parent (parent_id, id)
  )`

const tables = [
  `CREATE TABLE IF NOT EXISTS share_subject (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    code VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    title VARCHAR(64) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY share_subject_code (kind, code)
  )`,
  `INSERT IGNORE INTO share_subject (id, kind, code, title, created_at) VALUES (1, 'join', 'join', '', '2026-01-01')`,
  // A visitor without a WeChat login; their visits stand under this id until they sign in. Ids are unlike any person's.
  `CREATE TABLE IF NOT EXISTS visitor (
    id BIGINT NOT NULL PRIMARY KEY,
    key_hash BINARY(32) NOT NULL,
    person_id BIGINT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY visitor_key (key_hash)
  )`,
  `CREATE TABLE IF NOT EXISTS chat_group (
    id BIGINT NOT NULL PRIMARY KEY,
    open_gid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    first_seen_at DATETIME(3) NOT NULL,
    UNIQUE KEY chat_group_open_gid (open_gid)
  )`,
  `CREATE TABLE IF NOT EXISTS group_payload (
    digest BINARY(32) NOT NULL PRIMARY KEY,
    used_at DATETIME(3) NOT NULL,
    KEY group_payload_age (used_at)
  )`,
  `CREATE TABLE IF NOT EXISTS referral_decision (
    member_id BIGINT NOT NULL PRIMARY KEY,
    referrer_id BIGINT NULL,
    link_id BIGINT NULL,
    reason_code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decision MEDIUMTEXT NOT NULL,
    decided_at DATETIME(3) NOT NULL
  )`,
  // What happened and has not been added up yet: a row a transaction, taken away in the transaction that adds it up.
  `CREATE TABLE IF NOT EXISTS share_event (
    id BIGINT NOT NULL PRIMARY KEY,
    events MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS share_tally (
    scope TINYINT NOT NULL,
    scope_id BIGINT NOT NULL,
    axis TINYINT NOT NULL,
    bucket INT NOT NULL,
    links INT NOT NULL DEFAULT 0,
    alive_links INT NOT NULL DEFAULT 0,
    visits INT NOT NULL DEFAULT 0,
    visitors INT NOT NULL DEFAULT 0,
    members INT NOT NULL DEFAULT 0,
    joins INT NOT NULL DEFAULT 0,
    shared_joins INT NOT NULL DEFAULT 0,
    orders INT NOT NULL DEFAULT 0,
    first_orders INT NOT NULL DEFAULT 0,
    paid_fen BIGINT NOT NULL DEFAULT 0,
    commission_fen BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (scope, scope_id, axis, bucket)
  )`,
  `CREATE TABLE IF NOT EXISTS share_mark (
    scope TINYINT NOT NULL,
    scope_id BIGINT NOT NULL,
    kind TINYINT NOT NULL,
    who_id BIGINT NOT NULL,
    PRIMARY KEY (scope, scope_id, kind, who_id)
  )`,
  `CREATE TABLE IF NOT EXISTS share_leader (
    scope TINYINT NOT NULL,
    scope_id BIGINT NOT NULL,
    kind TINYINT NOT NULL,
    leader_id BIGINT NOT NULL,
    visits INT NOT NULL DEFAULT 0,
    joins INT NOT NULL DEFAULT 0,
    first_orders INT NOT NULL DEFAULT 0,
    paid_fen BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (scope, scope_id, kind, leader_id),
    KEY share_leader_top (scope, scope_id, kind, joins, paid_fen)
  )`,
  // Under which device hint a WeChat account was seen; a keyed hash, never the hint itself.
  `CREATE TABLE IF NOT EXISTS person_device (
    person_id BIGINT NOT NULL,
    device_hash BINARY(16) NOT NULL,
    first_seen_at DATETIME(3) NOT NULL,
    PRIMARY KEY (person_id, device_hash),
    KEY person_device_hash (device_hash, person_id)
  )`,
]
