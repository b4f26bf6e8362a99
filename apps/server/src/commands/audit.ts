import 'reflect-metadata'
import { type AuditReport, audit } from '../auditing/audit.js'
import { readConfig } from '../platform/config/config.js'
import { assertSchema } from '../platform/database/schema.js'
import { readArguments } from './arguments.js'
import { CommandFault } from './command-fault.js'
import { databaseUrl, requireDatabase } from './named-database.js'
import { progressTo } from './progress.js'
import { runCommand } from './run-command.js'
import { say, sentence } from './say.js'

const OPTIONS = { database: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } } as const

/** A terminal shows this many findings. */
const SHOWN = 20

/** `audit [--database NAME] [--json]`: 0 when the books are clean, 1 when they are not. */
async function auditBooks(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, 'audit.usage')
  if (values.help) {
    say(sentence('audit.usage'))
    return 0
  }
  if (positionals.length > 0) throw new CommandFault('audit.usage')
  const config = readConfig(process.env)
  const url = databaseUrl(config.databaseUrl, values.database)
  await requireDatabase(url)
  await assertSchema(url)
  const { report, found, foreignKey } = await audit(url, config.ledgerKey, progressTo(say))
  if (foreignKey) say(sentence('audit.foreign-key'))
  if (found > report.findings.length) say(sentence('audit.more', { count: found - report.findings.length }))
  const lines = values.json ? [JSON.stringify(report)] : reportLines(report, found)
  process.stdout.write(`${lines.join('\n')}\n`)
  return report.clean ? 0 : 1
}

function reportLines(report: AuditReport, found: number): string[] {
  const { clean, entries, blocks, unsealed, lastBlock, accounts, members, orders, links, findings } = report
  return [
    sentence('audit.counted', { entries, accounts, members, orders }),
    sentence('audit.sealing', { blocks, unsealed }),
    links === null ? sentence('audit.links-wait') : sentence('audit.links', { links }),
    ...(lastBlock ? [sentence('audit.last-block', { no: lastBlock.blockNo, hash: lastBlock.hash })] : []),
    clean ? sentence('audit.clean') : sentence('audit.found', { count: found }),
    ...findings
      .slice(0, SHOWN)
      .map(({ check, row, detail }) => `  ${row}  ${sentence(`audit.check.${check}`)} (${detail})`),
    ...(found > SHOWN ? [sentence('audit.not-shown', { count: found - SHOWN })] : []),
  ]
}

await runCommand(auditBooks)
