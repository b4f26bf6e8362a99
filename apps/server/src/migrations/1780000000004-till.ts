import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { forwardOnly, runAll } from './run-all.js'

/** What happens at the till: checkouts, orders, refunds, coupons, commission decisions. */
export class Till1780000000004 implements MigrationInterface {
  name = 'Till1780000000004'

  up(runner: QueryRunner): Promise<void> {
    return runAll(runner, statements)
  }

  down = forwardOnly
}

const statements = [
  `CREATE TABLE IF NOT EXISTS checkout (
    id BIGINT NOT NULL PRIMARY KEY,
    store_id BIGINT NOT NULL,
    clerk_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    opened_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    order_id BIGINT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS member_lookup (
    id BIGINT NOT NULL PRIMARY KEY,
    clerk_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL,
    member_id BIGINT NULL,
    outcome VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    looked_up_at DATETIME(3) NOT NULL,
    KEY member_lookup_member (member_id, looked_up_at)
  )`,
  `CREATE TABLE IF NOT EXISTS sale_order (
    id BIGINT NOT NULL PRIMARY KEY,
    store_id BIGINT NOT NULL,
    receipt_no VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    member_id BIGINT NOT NULL,
    clerk_id BIGINT NULL,
    content_hash BINARY(32) NOT NULL,
    paid_fen BIGINT NOT NULL,
    growth BIGINT NOT NULL,
    points BIGINT NOT NULL,
    points_per_ten_yuan INT NOT NULL,
    tier_before VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tier_after VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    points_lot_id BIGINT NULL,
    paid_at DATETIME(3) NOT NULL,
    paid_on DATE NOT NULL,
    UNIQUE KEY sale_order_receipt (store_id, receipt_no),
    KEY sale_order_member (member_id, id),
    KEY sale_order_recent (store_id, paid_at, id)
  )`,
  `CREATE TABLE IF NOT EXISTS order_line (
    order_id BIGINT NOT NULL,
    line_no INT NOT NULL,
    item VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    unit_price VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL,
    quantity INT NOT NULL,
    paid_fen BIGINT NOT NULL,
    refunded_quantity INT NOT NULL,
    refunded_fen BIGINT NOT NULL,
    PRIMARY KEY (order_id, line_no),
    CONSTRAINT order_line_refund CHECK (refunded_fen <= paid_fen AND refunded_quantity <= quantity)
  )`,
  `CREATE TABLE IF NOT EXISTS refund (
    id BIGINT NOT NULL PRIMARY KEY,
    order_id BIGINT NOT NULL,
    refund_no VARCHAR(96) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    clerk_id BIGINT NULL,
    content_hash BINARY(32) NOT NULL,
    amount_fen BIGINT NOT NULL,
    growth BIGINT NOT NULL,
    points BIGINT NOT NULL,
    commission_fen BIGINT NOT NULL,
    refunded_at DATETIME(3) NOT NULL,
    UNIQUE KEY refund_number (order_id, refund_no)
  )`,
  `CREATE TABLE IF NOT EXISTS refund_line (
    refund_id BIGINT NOT NULL,
    line_no INT NOT NULL,
    quantity INT NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (refund_id, line_no)
  )`,
  `CREATE TABLE IF NOT EXISTS commission (
    order_id BIGINT NOT NULL,
    level TINYINT NOT NULL,
    payee_id BIGINT NULL,
    buyer_id BIGINT NOT NULL,
    base_fen BIGINT NOT NULL,
    rate_bp INT NOT NULL,
    amount_fen BIGINT NOT NULL,
    taken_back_fen BIGINT NOT NULL,
    reason_code VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rule_version INT NOT NULL,
    decision MEDIUMTEXT NOT NULL,
    decided_at DATETIME(3) NOT NULL,
    available_on DATE NOT NULL,
    PRIMARY KEY (order_id, level),
    KEY commission_payee (payee_id, decided_at),
    KEY commission_buyer (buyer_id, decided_at),
    CONSTRAINT commission_cap CHECK (rate_bp BETWEEN 0 AND 3000 AND taken_back_fen <= amount_fen)
  )`,
  `CREATE TABLE IF NOT EXISTS coupon (
    id BIGINT NOT NULL PRIMARY KEY,
    business_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    member_id BIGINT NOT NULL,
    kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    template VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    store_id BIGINT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    issued_at DATETIME(3) NOT NULL,
    valid_until DATETIME(3) NOT NULL,
    order_id BIGINT NULL,
    UNIQUE KEY coupon_business_key (business_key),
    KEY coupon_member (member_id, state),
    KEY coupon_order (order_id)
  )`,
]
