import { type FileHandle, open, readFile } from 'node:fs/promises'

/** What a client is about to ask for. `caller` is the name under which the server keeps the key. */
export interface Intent {
  no: number
  act: string
  key: string
  caller: string
  path: string
  body: Readonly<Record<string, unknown>>
  /** What the checker needs to find the effect: a receipt number, an order, a member. */
  about: Readonly<Record<string, string | number>>
}

/** What came back of an intent: a whole answer below 500, or nothing that tells whether it happened (`status` null). */
export interface Heard {
  no: number
  status: number | null
  body: unknown
  /** It was asked again when nothing was under way any more, so that this answer is the last word. */
  last?: true
}

/** An intent with everything that was heard of it, in order. */
export interface Told extends Intent {
  heard: Heard[]
}

/**
 * The client's own memory, which survives whatever happens to the servers: an append-only file. An intent is on the disk before
 * its request is sent, an answer before anything is done with it. Lines that come at once share one fsync.
 */
export class Journal {
  private waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = []
  private writing = false

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<Journal> {
    return new Journal(await open(path, 'wx', 0o600))
  }

  intend(intent: Intent): Promise<void> {
    return this.append({ intent })
  }

  hear(heard: Heard): Promise<void> {
    return this.append({ heard })
  }

  close(): Promise<void> {
    return this.file.close()
  }

  private append(entry: object): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ line: `${JSON.stringify(entry)}\n`, done, failed })
      if (!this.writing) void this.write()
    })
  }

  private async write(): Promise<void> {
    this.writing = true
    while (this.waiting.length > 0) {
      const together = this.waiting
      this.waiting = []
      try {
        await this.file.appendFile(together.map(({ line }) => line).join(''))
        await this.file.datasync()
        for (const { done } of together) done()
      } catch (error) {
        for (const { failed } of together) failed(error)
      }
    }
    this.writing = false
  }
}

/** Reads a journal back as it lies on the disk. */
export async function readJournal(path: string): Promise<Told[]> {
  const told = new Map<number, Told>()
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line === '') continue
    const { intent, heard } = JSON.parse(line) as { intent?: Intent; heard?: Heard }
    if (intent) told.set(intent.no, { ...intent, heard: [] })
    if (heard) told.get(heard.no)?.heard.push(heard)
  }
  return [...told.values()]
}

/** What the client knows: it was done once, never, or it cannot tell. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown'

/**
 * What the client knows of a command. A refusal counts only when no earlier attempt is open, which may still be on its way, or
 * when it is the last word.
 */
export function outcomeOf({ heard }: Told): Outcome {
  if (heard.some(isAcknowledgement)) return 'acknowledged'
  const ended = heard.at(-1)?.last === true || (heard.length > 0 && heard.every(({ status }) => status !== null))
  return ended ? 'refused' : 'unknown'
}

/** The first answer that acknowledged a command. */
export function acknowledgement({ heard }: Told): Record<string, unknown> | undefined {
  return heard.find(isAcknowledgement)?.body as Record<string, unknown> | undefined
}

/** Whether an answer says that it was done. */
export function isAcknowledgement({ status }: Heard): boolean {
  return status !== null && status < 300
}
