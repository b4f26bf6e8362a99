import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NestFactory } from '@nestjs/core'
import { formats } from '../../src/importing/format.js'
import { ImportReceipts, type ImportSummary } from '../../src/importing/import-receipts.js'
import { ImportingModule } from '../../src/importing/importing.module.js'
import { type RefusedRow } from '../../src/importing/row-refused.js'
import { type Config, readConfig } from '../../src/platform/config/config.js'
import { Database } from '../../src/platform/database/database.js'
import { PlatformModule } from '../../src/platform/platform.module.js'
import { migratedDatabase } from '../factories/a-database.js'

/** When the imports of the tests run: long after their files. */
const NOW_MS = Date.parse('2026-11-18T04:00:00Z')

class TrialModule {}

/** A database to import into. */
export interface Trial {
  config: Config
  database: Database
  /** Imports CSV text; resolves to the summary and the refused rows as `line reason`. */
  play(format: 'cdnow' | 'online-retail', csv: string | Buffer): Promise<{ summary: ImportSummary; refused: string[] }>
  /** What every table holds, as checksums: equal when nothing at all was written. */
  checksums(): Promise<Record<string, number | null>>
  close(): Promise<void>
}

export async function startTrial(): Promise<Trial> {
  const kept = await migratedDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'passalong-import-'))
  const config = readConfig({ DATABASE_URL: kept.url })
  const root = { module: TrialModule, imports: [PlatformModule.of(config), ImportingModule] }
  const app = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false })
  const database = new Database(kept.url, 2)
  return {
    config,
    database,
    async play(name, csv) {
      const path = join(folder, 'receipts.csv')
      await writeFile(path, csv)
      const format = formats.find((one) => one.name === name)
      if (!format) throw new Error(`no format ${name}`)
      const played = await app.get(ImportReceipts).run(format, await format.read(path, NOW_MS), NOW_MS)
      return {
        summary: played.summary,
        refused: played.refused.map(({ line, reason }: RefusedRow) => `${line} ${reason}`),
      }
    },
    checksums: () => checksums(database),
    async close() {
      await app.close()
      await database.close()
      await kept.drop()
      await rm(folder, { recursive: true })
    },
  }
}

export async function checksums(database: Database): Promise<Record<string, number | null>> {
  const tables = await database.rows<Record<string, string>>('SHOW TABLES')
  const names = tables.flatMap((row) => Object.values(row))
  const rows = await database.rows<{ Table: string; Checksum: number | null }>(`CHECKSUM TABLE ${names.join(', ')}`)
  return Object.fromEntries(rows.map(({ Table, Checksum }) => [Table.split('.').at(-1), Checksum]))
}

/** A CDNOW file of these rows: customer, day, discs, amount. */
export function cdnow(...rows: (string | number)[][]): string {
  return `customer,date,cds,amount\n${rows.map((row) => `${row.join(',')}\n`).join('')}`
}

/** An Online Retail file of these rows: invoice, item, quantity, instant, price, customer. */
export function retail(...rows: (string | number)[][]): string {
  const line = ([invoice, item, quantity, at, price, customer]: (string | number)[]) =>
    `${invoice},${item},"A thing, red",${quantity},${at},${price},${customer},United Kingdom\r\n`
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n'
  return `\ufeff${header}${rows.map(line).join('')}`
}
