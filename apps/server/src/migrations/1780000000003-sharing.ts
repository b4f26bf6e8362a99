import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { forwardOnly, runAll } from './run-all.js'

/** How members bring friends: share links with their parents, and visits. */
export class Sharing1780000000003 implements MigrationInterface {
  name = 'Sharing1780000000003'

  up(runner: QueryRunner): Promise<void> {
    return runAll(runner, statements)
  }

  down = forwardOnly
}

const statements = [
  `CREATE TABLE IF NOT EXISTS share_link (
    id BIGINT NOT NULL PRIMARY KEY,
    token CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sharer_id BIGINT NOT NULL,
    subject_kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id BIGINT NOT NULL,
    channel VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    material_version INT NOT NULL,
    parent_id BIGINT NOT NULL,
    grandparent_id BIGINT NOT NULL,
    root_id BIGINT NOT NULL,
    depth INT NOT NULL,
    minted_on DATE NOT NULL,
    minted_at DATETIME(3) NOT NULL,
    revoked_at DATETIME(3) NULL,
    UNIQUE KEY share_link_token (token),
    UNIQUE KEY share_link_same_day (sharer_id, subject_kind, subject_id, parent_id, channel, material_version, minted_on),
    KEY share_link_root (root_id, depth)
  )`,
  `CREATE TABLE IF NOT EXISTS visit (
    id BIGINT NOT NULL PRIMARY KEY,
    link_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    visited_at DATETIME(3) NOT NULL,
    wx_scene SMALLINT NULL,
    counted TINYINT NOT NULL,
    own TINYINT NOT NULL,
    KEY visit_person (person_id, visited_at),
    KEY visit_link (link_id, person_id, visited_at)
  )`,
]
