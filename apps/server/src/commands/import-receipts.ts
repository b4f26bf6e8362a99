import 'reflect-metadata'
import { writeFile } from 'node:fs/promises'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { text } from '@passalong/contract'
import { type Format, formats } from '../importing/format.js'
import { ImportReceipts, type ImportSummary } from '../importing/import-receipts.js'
import { ImportingModule } from '../importing/importing.module.js'
import { type RefusedRow } from '../importing/row-refused.js'
import { type Config, readConfig } from '../platform/config/config.js'
import { PlatformModule } from '../platform/platform.module.js'
import { readArguments } from './arguments.js'
import { CommandFault } from './command-fault.js'
import { summaryLines } from './import-report.js'
import { databaseUrl, provideDatabase } from './named-database.js'
import { progressTo } from './progress.js'
import { runCommand } from './run-command.js'
import { say, sentence } from './say.js'

@Module({})
class ImportCommand {
  static of(config: Config) {
    return { module: ImportCommand, imports: [PlatformModule.of(config), ImportingModule] }
  }
}

const OPTIONS = {
  format: { type: 'string' },
  database: { type: 'string' },
  refused: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** `import-receipts FILE --format cdnow|online-retail [--database NAME] [--refused FILE] [--json]` */
async function importReceipts(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, 'import.usage')
  if (values.help) {
    say(sentence('import.usage'))
    return 0
  }
  const [path, ...more] = positionals
  const format = formatOf(values.format)
  if (path === undefined || more.length > 0) throw new CommandFault('import.usage')
  const config = { ...readConfig(process.env), databaseUrl: databaseUrl(process.env.DATABASE_URL, values.database) }
  const nowMs = Date.now()
  // The whole file is read before anything is made, so that an unusable one leaves no trace.
  const file = await format.read(path, nowMs)
  say(sentence('import.read', { rows: file.read, customers: file.customers.length }))
  await provideDatabase(config.databaseUrl)
  const app = await NestFactory.createApplicationContext(ImportCommand.of(config), {
    logger: false,
    abortOnError: false,
  })
  try {
    const { summary, refused } = await app.get(ImportReceipts).run(format, file, nowMs, progressTo(say))
    say(sentence('import.done', { rows: summary.read, seconds: ((Date.now() - nowMs) / 1000).toFixed(1) }))
    if (values.refused !== undefined) await writeFile(values.refused, refusedCsv(refused))
    report(summary, values.json === true)
    return 0
  } finally {
    await app.close()
  }
}

function formatOf(name: string | undefined): Format {
  const format = formats.find((one) => one.name === name)
  if (name === undefined) throw new CommandFault('import.usage')
  if (!format)
    throw new CommandFault('import.format-unknown', { name, formats: formats.map((one) => one.name).join(', ') })
  return format
}

function report(summary: ImportSummary, json: boolean): void {
  const lines = json ? [JSON.stringify(summary)] : summaryLines(summary)
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Every refused row with its line in the file and why, as CSV. */
function refusedCsv(refused: readonly RefusedRow[]): string {
  const rows = refused.map(({ line, reason }) => `${line},${reason},"${text(`import.refused.${reason}`, {}, 'en')}"`)
  return `${['line,reason,why', ...rows].join('\n')}\n`
}

await runCommand(importReceipts)
