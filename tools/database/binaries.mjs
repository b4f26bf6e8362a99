import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const ELSEWHERE = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/mysql/bin',
  '/usr/local/bin',
  '/usr/local/opt/mariadb/bin',
  '/usr/local/opt/mysql/bin',
  '/usr/local/mysql/bin',
]

/** The path of an installed program, looked for on PATH and where package managers put servers; else undefined. */
export function findProgram(name, path = process.env.PATH ?? '') {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return [...path.split(delimiter), ...ELSEWHERE]
    .filter(Boolean)
    .map((folder) => join(folder, name + suffix))
    .find((file) => existsSync(file))
}

/**
 * An installed server: `{kind: 'mariadb'|'mysql', server, installer, root, env}`; undefined when there is none.
 * `installer` is MariaDB's mariadb-install-db; MySQL initialises itself. `root` is set for an unpacked server alone.
 */
export function installedServer() {
  const mariadb = findProgram('mariadbd')
  const installer = findProgram('mariadb-install-db') ?? findProgram('mysql_install_db')
  if (mariadb && installer) return { kind: 'mariadb', server: mariadb, installer, env: {} }
  const mysql = findProgram('mysqld')
  if (mysql) return { kind: 'mysql', server: mysql, env: {} }
  return undefined
}

/** The server inside a folder of unpacked packages, in the shape of `installedServer`. */
export function unpackedServer(root) {
  const at = (...parts) => [join(root, 'usr', ...parts)].find((file) => existsSync(file))
  const server = at('sbin', 'mariadbd') ?? at('sbin', 'mysqld')
  if (!server) return undefined
  const libraries = libraryFolders(root)
  const env = { LD_LIBRARY_PATH: libraries.join(delimiter), PATH: pathInside(root) }
  if (at('sbin', 'mariadbd')) return { kind: 'mariadb', server, installer: at('bin', 'mariadb-install-db'), root, env }
  return { kind: 'mysql', server, root, env }
}

function pathInside(root) {
  return [join(root, 'usr/sbin'), join(root, 'usr/bin'), process.env.PATH ?? ''].join(delimiter)
}

/** Where the unpacked libraries lie: usr/lib and lib, and their folder of the machine's architecture. */
function libraryFolders(root) {
  const found = []
  for (const base of ['usr/lib', 'lib']) {
    const folder = join(root, base)
    if (!existsSync(folder)) continue
    found.push(folder)
    for (const name of readdirSync(folder)) if (name.includes('-linux-')) found.push(join(folder, name))
  }
  return found
}
