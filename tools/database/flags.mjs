import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const SQL_MODE = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',')

/** What both dialects are told, so that they behave alike; `loose-` is for what only some releases know. */
export const SHARED_FLAGS = [
  `--sql-mode=${SQL_MODE}`,
  '--transaction-isolation=READ-COMMITTED',
  '--innodb-flush-log-at-trx-commit=1',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_520_ci',
  '--default-time-zone=+00:00',
  '--max-connections=200',
  '--skip-name-resolve',
  '--skip-log-bin',
  '--loose-innodb-snapshot-isolation=OFF',
  '--loose-innodb-log-file-size=48M',
  '--loose-performance-schema=OFF',
  '--loose-mysqlx=OFF',
]

/** Where the server's own files lie. An unpacked one must be told; `--no-defaults` keeps the machine's settings out. */
export function placeFlags(binary) {
  const flags = ['--no-defaults']
  if (binary.kind === 'mysql') flags.push('--secure-file-priv=NULL')
  if (!binary.root) return flags
  const share = join(binary.root, 'usr/share', binary.kind === 'mariadb' ? 'mysql' : 'mysql-8.0')
  const plugins = join(binary.root, 'usr/lib/mysql/plugin')
  flags.push(`--basedir=${join(dirname(binary.server), '..')}`, `--lc-messages-dir=${share}`)
  flags.push(`--plugin-dir=${plugins}`)
  return flags
}

/** A server refuses to run as root unless told so. */
export function userFlags() {
  return process.getuid?.() === 0 ? ['--user=root'] : []
}

/**
 * A folder for temporary tables inside the server's own. A server that starts removes every temporary table that it
 * finds in its folder: in the machine's, those of its neighbours too.
 */
export function ownTemporary(folder) {
  const tmp = join(folder, 'tmp')
  mkdirSync(tmp, { recursive: true, mode: 0o700 })
  return `--tmpdir=${tmp}`
}
