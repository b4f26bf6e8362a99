import { type MigrationInterface, type QueryRunner } from 'typeorm'
import { forwardOnly, runAll } from './run-all.js'

/** Who there is: WeChat people, sessions, members, stores, clerks, operators. */
export class People1780000000001 implements MigrationInterface {
  name = 'People1780000000001'

  up(runner: QueryRunner): Promise<void> {
    return runAll(runner, statements)
  }

  down = forwardOnly
}

const statements = [
  `CREATE TABLE IF NOT EXISTS id_block (
    name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    next_id BIGINT NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS person (
    id BIGINT NOT NULL PRIMARY KEY,
    openid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    unionid VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    session_key_cipher VARBINARY(255) NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY person_openid (openid)
  )`,
  `CREATE TABLE IF NOT EXISTS session (
    token_hash BINARY(32) NOT NULL PRIMARY KEY,
    person_id BIGINT NULL,
    operator_id BIGINT NULL,
    created_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    KEY session_person (person_id),
    KEY session_expiry (expires_at)
  )`,
  `CREATE TABLE IF NOT EXISTS member (
    id BIGINT NOT NULL PRIMARY KEY,
    member_no CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_id BIGINT NULL,
    status VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    nickname VARCHAR(64) NOT NULL,
    birthday CHAR(5) CHARACTER SET ascii COLLATE ascii_bin NULL,
    phone_cipher VARBINARY(255) NULL,
    phone_index BINARY(32) NULL,
    joined_at DATETIME(3) NOT NULL,
    joined_store_id BIGINT NULL,
    referrer_id BIGINT NULL,
    referrer_link_id BIGINT NULL,
    privacy_version VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    privacy_accepted_at DATETIME(3) NULL,
    promoter_terms_version VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    promoter_since DATETIME(3) NULL,
    tier VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tier_since_on DATE NULL,
    tier_review_on DATE NULL,
    standing_on DATE NOT NULL,
    import_ref VARCHAR(96) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    UNIQUE KEY member_number (member_no),
    UNIQUE KEY member_person (person_id),
    UNIQUE KEY member_phone (phone_index),
    UNIQUE KEY member_import (import_ref),
    KEY member_referrer (referrer_id, id)
  )`,
  `CREATE TABLE IF NOT EXISTS member_code (
    credential_no CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    member_id BIGINT NOT NULL,
    key_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    used_step BIGINT NOT NULL,
    UNIQUE KEY member_code_member (member_id)
  )`,
  `CREATE TABLE IF NOT EXISTS claim_code (
    code_hash BINARY(32) NOT NULL PRIMARY KEY,
    member_id BIGINT NOT NULL,
    issued_by BIGINT NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    used_at DATETIME(3) NULL,
    KEY claim_code_member (member_id)
  )`,
  `CREATE TABLE IF NOT EXISTS store (
    id BIGINT NOT NULL PRIMARY KEY,
    code VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(64) NOT NULL,
    city VARCHAR(32) NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    UNIQUE KEY store_code (code)
  )`,
  `CREATE TABLE IF NOT EXISTS clerk (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL,
    name VARCHAR(32) NOT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    applied_at DATETIME(3) NOT NULL,
    decided_at DATETIME(3) NULL,
    decided_by BIGINT NULL,
    UNIQUE KEY clerk_person (person_id),
    KEY clerk_waiting (state, applied_at)
  )`,
  `CREATE TABLE IF NOT EXISTS operator (
    id BIGINT NOT NULL PRIMARY KEY,
    username VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    totp_cipher VARBINARY(255) NOT NULL,
    used_totp_step BIGINT NOT NULL,
    UNIQUE KEY operator_username (username)
  )`,
  `CREATE TABLE IF NOT EXISTS request_key (
    caller VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    request_hash BINARY(32) NOT NULL,
    answer MEDIUMTEXT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (caller, request_key),
    KEY request_key_age (created_at)
  )`,
]
