import { type Logger } from 'pino'

/** Where to write what an operator of the server must know; lines hold no personal data. */
export abstract class Log {
  abstract error(facts: object, sentence: string): void
  abstract warn(facts: object, sentence: string): void
}

/** The server's logger as a `Log`. */
export function logTo(logger: Logger): Log {
  return {
    error: (facts, sentence) => logger.error(facts, sentence),
    warn: (facts, sentence) => logger.warn(facts, sentence),
  }
}
