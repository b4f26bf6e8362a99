import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type MessageKey } from '@passalong/contract'
import { CommandFault } from './command-fault.js'

/** Reads a command's arguments. Whatever does not fit throws CommandFault with the sentence of how it is used. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: T,
  usage: MessageKey,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch {
    throw new CommandFault(usage)
  }
}
