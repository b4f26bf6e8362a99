import { ALONE, CLERKS, ID, numbers, ORDERS_EACH, STORES } from './plan.mjs'

/** Stores, clerks, members with their member codes, promoters, share links and visits. `members` is how many. */
export function peopleStatements(members) {
  const promoters = Math.floor((members - 1) / 20) + 1
  return [
    `INSERT INTO store (id, code, name, city, kind)
       SELECT ${ID.store} + n, CONCAT('B', 100 + n), CONCAT('Store ', n), 'Shanghai', 'shop' FROM ${numbers(STORES)}`,
    `INSERT INTO person (id, openid, created_at)
       SELECT ${ID.clerkPerson} + n, CONCAT('bench-clerk-', n), NOW(3) FROM ${numbers(CLERKS)}
       UNION ALL SELECT ${ID.person} + n, CONCAT('bench-member-', LPAD(n, 7, '0')), NOW(3) FROM ${numbers(members)}`,
    `INSERT INTO clerk (id, person_id, store_id, name, state, applied_at)
       SELECT ${ID.clerk} + n, ${ID.clerkPerson} + n, ${ID.store} + n % ${STORES}, CONCAT('Clerk ', n), 'active', NOW(3)
         FROM ${numbers(CLERKS)}`,
    `INSERT INTO member (id, member_no, person_id, status, nickname, birthday, joined_at, joined_store_id, referrer_id,
                         privacy_version, privacy_accepted_at, promoter_terms_version, promoter_since, tier, standing_on, first_order_id)
       SELECT ${ID.member} + n, 1000000000 + n, ${ID.person} + n, 'active', CONCAT('Member ', n),
              DATE_FORMAT('2000-01-01' + INTERVAL n % 366 DAY, '%m-%d'), NOW(3) - INTERVAL 400 DAY, ${ID.store} + n % ${STORES},
              IF(n < ${ALONE}, NULL, ${ID.member} + n DIV 20), 'bench', NOW(3) - INTERVAL 400 DAY,
              IF(n < ${promoters}, 'bench', NULL), IF(n < ${promoters}, NOW(3) - INTERVAL 400 DAY, NULL),
              'basic', CURDATE() - INTERVAL 20 DAY, ${ID.order} + n * ${ORDERS_EACH}
         FROM ${numbers(members)}`,
    `INSERT INTO member_code (credential_no, member_id, key_id, used_step)
       SELECT 10000000000 + n, ${ID.member} + n, 'k1', 0 FROM ${numbers(members)}`,
    `INSERT INTO share_link (id, token, sharer_id, subject_id, channel, material_version, parent_id, root_id, depth,
                             minted_on, minted_at)
       SELECT ${ID.link} + n, LPAD(n, 16, '0'), ${ID.member} + n, 1, 1, 0, 0, ${ID.link} + n, 1,
              CURDATE() - INTERVAL 30 DAY, NOW(3) - INTERVAL 30 DAY
         FROM ${numbers(promoters)}`,
    // Every fifth member followed somebody's card lately.
    `INSERT INTO visit (id, link_id, person_id, visited_at, wx_scene, counted, own)
       SELECT ${ID.visit} + n, ${ID.link} + (n * 7) % ${promoters}, ${ID.person} + n * 5,
              NOW(3) - INTERVAL n % 14400 MINUTE, 1007, 1, 0
         FROM ${numbers(Math.floor(members / 5))}`,
  ]
}
