import { createConnection } from 'mysql2/promise'
import { ConfigFault } from '../platform/config/config.js'
import { migrate } from '../platform/database/schema.js'
import { CommandFault } from './command-fault.js'

/** The address of the database `name` on the server of `url`; `url` itself without a name. Throws CommandFault. */
export function databaseUrl(url: string | undefined, name: string | undefined): string {
  if (!url) throw new ConfigFault('DATABASE_URL is not set (docs/OPERATE.md lists what the server needs).')
  if (!URL.canParse(url)) throw new ConfigFault('DATABASE_URL must be an address: mysql://user:password@host/database')
  const address = new URL(url)
  if (name !== undefined) {
    if (!/^[A-Za-z0-9_]{1,48}$/.test(name)) throw new CommandFault('command.database-name', { name })
    address.pathname = `/${name}`
  }
  return address.href
}

/** Makes the database of this address when it is absent and brings its tables to this version. */
export async function provideDatabase(url: string): Promise<void> {
  const { server, name } = parts(url)
  const connection = await createConnection(server)
  try {
    await connection.query('CREATE DATABASE IF NOT EXISTS ?? COLLATE utf8mb4_unicode_520_ci', [name])
  } finally {
    await connection.end()
  }
  await migrate(url)
}

/** Removes a database that a command made for itself. */
export async function dropDatabase(url: string): Promise<void> {
  const { server, name } = parts(url)
  const connection = await createConnection(server)
  try {
    await connection.query('DROP DATABASE IF EXISTS ??', [name])
  } finally {
    await connection.end()
  }
}

/** Throws CommandFault when the database of this address does not exist. */
export async function requireDatabase(url: string): Promise<void> {
  const { server, name } = parts(url)
  const connection = await createConnection(server)
  try {
    const [rows] = await connection.query('SELECT 1 FROM information_schema.schemata WHERE schema_name = ?', [name])
    if (Array.isArray(rows) && rows.length === 0) throw new CommandFault('command.database-absent', { name })
  } finally {
    await connection.end()
  }
}

function parts(url: string): { server: string; name: string } {
  const address = new URL(url)
  const name = decodeURIComponent(address.pathname.slice(1))
  if (name === '') throw new ConfigFault('DATABASE_URL names no database: mysql://user:password@host/database')
  address.pathname = '/'
  return { server: address.href, name }
}
