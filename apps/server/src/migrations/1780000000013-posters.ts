import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { addColumns } from './alter.js'
import { forwardOnly, runAll } from './run-all.js'

/** Share material and posters: dated material in versions, pictures, templates, codes, and names that WeChat has looked at. */
export class Posters1780000000013 implements MigrationInterface {
  name = 'Posters1780000000013'

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, tables)
    await addColumns(runner, 'share_link', {
      // 0: made ahead, and nobody has sent or followed it yet; the tallies have not heard of it.
      counted: 'TINYINT NOT NULL DEFAULT 1',
    })
  }

  down = forwardOnly
}

const ascii = 'CHARACTER SET ascii COLLATE ascii_bin'

const tables = [
  // `state`: 1 shown on its days, 2 withdrawn. `audience` is JSON; days are inclusive.
  `CREATE TABLE IF NOT EXISTS material (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(64) ${ascii} NOT NULL,
    subject_id INT NOT NULL,
    audience TEXT NOT NULL,
    shows_from DATE NOT NULL,
    shows_until DATE NOT NULL,
    state TINYINT NOT NULL,
    current_version_id INT NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY material_code (code),
    KEY material_days (shows_until, shows_from)
  )`,
  // The id is the material version that links carry: below a million, never used again. Rows are never changed.
  `CREATE TABLE IF NOT EXISTS material_version (
    id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    material_id INT NOT NULL,
    number INT NOT NULL,
    title VARCHAR(64) NOT NULL,
    texts TEXT NOT NULL,
    template_code VARCHAR(64) ${ascii} NOT NULL,
    template_version INT NOT NULL,
    field_values TEXT NOT NULL,
    created_at DATETIME(3) NOT NULL,
    created_by BIGINT NULL,
    UNIQUE KEY material_version_number (material_id, number)
  )`,
  // What a member was shown on the latest day, and on the one before: never the same twice running.
  `CREATE TABLE IF NOT EXISTS material_turn (
    member_id BIGINT NOT NULL PRIMARY KEY,
    shown_on DATE NOT NULL,
    material_id INT NOT NULL,
    before_id INT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS poster_template (
    code VARCHAR(64) ${ascii} NOT NULL,
    version INT NOT NULL,
    body MEDIUMTEXT NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (code, version)
  )`,
  // Pictures of material by the SHA-256 of their bytes.
  `CREATE TABLE IF NOT EXISTS picture (
    hash BINARY(32) NOT NULL PRIMARY KEY,
    content_type VARCHAR(32) ${ascii} NOT NULL,
    width_px INT NOT NULL,
    height_px INT NOT NULL,
    bytes MEDIUMBLOB NOT NULL,
    created_at DATETIME(3) NOT NULL
  )`,
  // A cache: a code that is gone is asked of WeChat again.
  `CREATE TABLE IF NOT EXISTS link_code (
    link_id BIGINT NOT NULL PRIMARY KEY,
    content_type VARCHAR(32) ${ascii} NOT NULL,
    bytes MEDIUMBLOB NOT NULL,
    made_at DATETIME(3) NOT NULL,
    KEY link_code_age (made_at)
  )`,
  // A cache of pictures that show no member: the cards and Moments cuts of material.
  `CREATE TABLE IF NOT EXISTS cut_picture (
    version_id INT NOT NULL,
    cut VARCHAR(8) ${ascii} NOT NULL,
    content_type VARCHAR(32) ${ascii} NOT NULL,
    bytes MEDIUMBLOB NOT NULL,
    made_at DATETIME(3) NOT NULL,
    PRIMARY KEY (version_id, cut)
  )`,
  // `verdict`: 1 may be shown to others, 2 may not. Of a name that was changed since, the row says nothing.
  `CREATE TABLE IF NOT EXISTS name_check (
    member_id BIGINT NOT NULL PRIMARY KEY,
    name_hash BINARY(16) NOT NULL,
    verdict TINYINT NOT NULL,
    checked_at DATETIME(3) NOT NULL
  )`,
]
