import { type MessageKey, text } from '@passalong/contract'

/** A sentence in both languages, as a terminal shows it. */
export function sentence(key: MessageKey, params: Record<string, string | number> = {}): string {
  return `${text(key, params)}  ${text(key, params, 'en')}`
}

/** Tells the person at the terminal; stdout is for the result alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
