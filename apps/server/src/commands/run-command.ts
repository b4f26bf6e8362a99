import { FileFault } from '../importing/file-fault.js'
import { ConfigFault } from '../platform/config/config.js'
import { SchemaFault } from '../platform/database/schema.js'
import { Refusal } from '../platform/http/refusal.js'
import { CommandFault } from './command-fault.js'
import { say, sentence } from './say.js'

/** Exit code when the command cannot be carried out as given: wrong arguments, an unusable file or database. */
export const UNUSABLE = 2
/** Exit code when something broke on the way. */
export const BROKEN = 1

/** Runs a command and sets the exit code that it resolves to; what it cannot do is told in one sentence. */
export async function runCommand(command: (args: string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command(process.argv.slice(2))
  } catch (error) {
    const [line, code] = told(error)
    say(line)
    process.exitCode = code
  }
}

function told(error: unknown): [string, number] {
  if (error instanceof CommandFault || error instanceof FileFault) return [sentence(error.key, error.params), UNUSABLE]
  if (error instanceof ConfigFault || error instanceof SchemaFault) return [error.message, UNUSABLE]
  if (isAway(error)) return [sentence('command.database-away'), BROKEN]
  return [error instanceof Error ? (error.stack ?? error.message) : String(error), BROKEN]
}

function isAway(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'database-away'
  const code = (error as { code?: unknown } | null)?.code
  return /^(ECONN|ENOTFOUND|ETIMEDOUT|PROTOCOL_CONNECTION_LOST|ER_ACCESS_DENIED_ERROR|ER_DBACCESS_DENIED_ERROR)/.test(
    String(code),
  )
}
