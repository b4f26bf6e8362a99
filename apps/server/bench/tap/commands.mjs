const HEADER = 4
const QUIT = 1
const QUERY = 3

/** Reads the commands out of what a client sends to a MySQL-family server: packets of a length, a number and a content. */
export class Commands {
  #rest = Buffer.alloc(0)
  #heard

  /** `heard` is told the text of every command; one that is no query has an empty text. */
  constructor(heard) {
    this.#heard = heard
  }

  hear(chunk) {
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    while (bytes.length >= HEADER) {
      const end = HEADER + bytes.readUIntLE(0, 3)
      if (bytes.length < end) break
      // The packets of a command are numbered from 0; those of the greeting are answers and are not.
      if (bytes[3] === 0) this.#command(bytes.subarray(HEADER, end))
      bytes = bytes.subarray(end)
    }
    this.#rest = bytes
  }

  #command(content) {
    if (content[0] === QUIT) return
    this.#heard(content[0] === QUERY ? content.toString('utf8', 1) : '')
  }
}

/** The statements of a command, without the line breaks between them. */
export function statementsOf(text) {
  return text.split(/;\s*\n/).filter((statement) => statement.trim() !== '')
}

/**
 * Counts commands: `roundTripsEach` and `statementsEach` for one of `done`; `roundTripsPerTransaction` over the transactions
 * whose text matches `about`, their longest, and how many of `done` shared one.
 */
export function counts(commands, done, about) {
  const transactions = transactionsOf(commands).filter((texts) => texts.some((text) => about.test(text)))
  const statements = commands.reduce((sum, { text }) => sum + statementsOf(text).length, 0)
  const roundTrips = transactions.map((texts) => texts.length)
  return {
    roundTripsEach: commands.length / done,
    statementsEach: statements / done,
    roundTripsPerTransaction: roundTrips.reduce((sum, count) => sum + count, 0) / transactions.length,
    roundTripsAtMost: Math.max(...roundTrips),
    commandsPerTransaction: done / transactions.length,
  }
}

/** The commands from each BEGIN to its COMMIT, connection by connection. */
function transactionsOf(commands) {
  const open = new Map()
  const closed = []
  for (const { connection, text } of commands) {
    if (/^\s*(START TRANSACTION|BEGIN)\b/i.test(text)) open.set(connection, [])
    const texts = open.get(connection)
    if (!texts) continue
    texts.push(text)
    if (/\bCOMMIT\s*;?\s*$/i.test(text)) {
      closed.push(texts)
      open.delete(connection)
    }
  }
  return closed
}
