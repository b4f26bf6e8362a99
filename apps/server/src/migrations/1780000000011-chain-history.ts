import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { forwardOnly } from './run-all.js'

/**
 * Links, visits and joins of before figures were kept: they are told to the tallies once, each under its own id, which no other
 * row has. A shop whose figures have begun was told already. Orders of that time name no link.
 */
export class ChainHistory1780000000011 implements MigrationInterface {
  name = 'ChainHistory1780000000011'

  async up(runner: QueryRunner): Promise<void> {
    const begun = (await runner.query(
      '(SELECT 1 FROM share_tally LIMIT 1) UNION ALL (SELECT 1 FROM share_event LIMIT 1)',
    )) as unknown[]
    if (begun.length === 0) await runner.query(HISTORY)
  }

  down = forwardOnly
}

const HISTORY = `INSERT INTO share_event (id, events)
  SELECT id, CONCAT('[{"kind":"link","linkId":', id, '}]') FROM share_link
  UNION ALL SELECT id, CONCAT('[{"kind":"visit","visitId":', id, '}]') FROM visit
  UNION ALL SELECT id, CONCAT('[{"kind":"join","memberId":', id, ',"linkId":', COALESCE(referrer_link_id, 'null'),
    ',"groupId":null,"on":"', DATE_FORMAT(joined_at + INTERVAL 8 HOUR, '%Y-%m-%d'), '"}]') FROM member WHERE person_id IS NOT NULL`
