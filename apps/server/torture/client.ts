import { type Agent } from 'node:http'
import { type Chance } from './chance.js'
import { type Journal } from './journal.js'
import { type Answer, ask, askInQuiet, keptAlive } from './request.js'
import { type Townsman } from './town.js'

/** A write: what is asked, of whom it is, and what the checker will look for. */
export interface Command {
  act: string
  by: Townsman
  path: string
  body: Record<string, unknown>
  about: Record<string, string | number>
}

const TRIES_AGAIN = 3

/** The near end of the wire to an API process, and whether that process is known to listen. */
export interface Door {
  port(): number
  up(): boolean
}

/** What all clients of a run share. */
export interface Counter {
  nextNo(): number
  /** Asks when the pace allows another request. */
  through<T>(asking: () => Promise<T>): Promise<T>
  over(): boolean
}

/** One of the 32: asks through the wires, writes down what it asks before and what it hears after. */
export class Client {
  private readonly agent: Agent = keptAlive()

  constructor(
    readonly chance: Chance,
    private readonly journal: Journal,
    private readonly doors: readonly Door[],
    private readonly counter: Counter,
  ) {}

  /** A read; of status 0 when there was no answer. */
  async read(path: string, by: Townsman): Promise<Answer> {
    return this.counter.through(() => ask(this.agent, this.port(), { method: 'GET', path, token: by.token }))
  }

  /** A read before the storm, when every answer comes. */
  readInQuiet(path: string, by: Townsman): Promise<Answer> {
    return askInQuiet(this.agent, this.port(), { method: 'GET', path, token: by.token })
  }

  /** A question that is put as a POST and writes nothing. */
  async look(path: string, by: Townsman, body: unknown): Promise<Answer> {
    const asked = { method: 'POST', path, token: by.token, body }
    return this.counter.through(() => ask(this.agent, this.port(), asked))
  }

  /** A write before the storm, of which no journal is kept. */
  put(path: string, by: Townsman, body: unknown): Promise<Answer> {
    const asked = { method: 'PUT', path, token: by.token, key: this.chance.key(), body }
    return askInQuiet(this.agent, this.port(), asked)
  }

  /**
   * A write under a key of its own. Without an answer it is tried again with the same key half of the time, wherever a process
   * answers; an answered one is now and then repeated. Resolves to the answer, null when none is known.
   */
  async write(command: Command): Promise<Answer | null> {
    const { act, by, path, body, about } = command
    const key = this.chance.key()
    const no = this.counter.nextNo()
    await this.journal.intend({ no, act, key, caller: by.caller, path, body, about })
    const insists = this.chance.happens(0.5)
    for (let tries = 0; ; tries++) {
      const answer = await this.send(no, { path, token: by.token, key, body })
      if (answer) {
        if (answer.status < 300 && this.chance.happens(0.03)) await this.send(no, { path, token: by.token, key, body })
        return answer
      }
      if (!insists || tries === TRIES_AGAIN || this.counter.over()) return null
      await new Promise((resolve) => setTimeout(resolve, this.chance.between(20, 800)))
    }
  }

  close(): void {
    this.agent.destroy()
  }

  private async send(
    no: number,
    asked: { path: string; token: string; key: string; body: unknown },
  ): Promise<Answer | null> {
    const answer = await this.counter.through(() => ask(this.agent, this.port(), { method: 'POST', ...asked }))
    const tells = isTelling(answer)
    await this.journal.hear({ no, status: tells ? answer.status : null, body: answer.body })
    if (tells) return answer
    // Whoever is told that something is away does not come back at once.
    await new Promise((resolve) => setTimeout(resolve, this.chance.between(20, 300)))
    return null
  }

  /** A front door sends nobody to a process that it knows to be away. */
  private port(): number {
    const open = this.doors.filter(({ up }) => up())
    return this.chance.one(open.length > 0 ? open : this.doors).port()
  }
}

/** Whether an answer tells what happened: a server that broke in between says only that it does not know. */
export function isTelling({ status }: Answer): boolean {
  return status > 0 && status < 500
}
