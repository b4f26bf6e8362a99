import { type MessageKey } from '@passalong/contract'

/** The command cannot be carried out as it was given; `params` fill the sentence of `key`. */
export class CommandFault extends Error {
  constructor(
    readonly key: MessageKey,
    readonly params: Record<string, string | number> = {},
  ) {
    super(key)
  }
}
