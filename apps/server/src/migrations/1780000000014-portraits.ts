import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { forwardOnly, runAll } from './run-all.js'

/** Portraits that members chose. */
export class Portraits1780000000014 implements MigrationInterface {
  name = 'Portraits1780000000014'

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, tables)
  }

  down = forwardOnly
}

const ascii = 'CHARACTER SET ascii COLLATE ascii_bin'

const tables = [
  // One a member, looked at by WeChat before it is here. `address` is drawn anew with each: whoever was told of one finds no other.
  `CREATE TABLE IF NOT EXISTS member_portrait (
    member_id BIGINT NOT NULL PRIMARY KEY,
    address CHAR(22) ${ascii} NOT NULL,
    content_type VARCHAR(32) ${ascii} NOT NULL,
    bytes MEDIUMBLOB NOT NULL,
    taken_at DATETIME(3) NOT NULL,
    UNIQUE KEY member_portrait_address (address)
  )`,
]
