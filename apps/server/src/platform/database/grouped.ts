/** What came of one command of a group. */
export type Outcome<Answer> = { answer: Answer } | { error: unknown }

interface Waiting<Command, Answer> {
  command: Command
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/**
 * Lets concurrent commands share a transaction. Nothing waits on purpose: while a group is under way the next one gathers, so
 * that a quiet shop has groups of one and a busy one pays a commit once for many. Commands that touch the same thing
 * (`keysOf`) never stand in one group.
 */
export class Grouped<Command, Answer> {
  private waiting: Waiting<Command, Answer>[] = []
  private running = 0

  constructor(
    private readonly run: (commands: Command[]) => Promise<Outcome<Answer>[]>,
    private readonly keysOf: (command: Command) => string[],
    private readonly limits: { together: number; sideBySide: number } = { together: 32, sideBySide: 2 },
  ) {}

  /** Runs a command with whoever else is waiting; settles as if it had run alone. */
  submit(command: Command): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ command, resolve, reject })
      this.start()
    })
  }

  private start(): void {
    if (this.running >= this.limits.sideBySide || this.waiting.length === 0) return
    this.running++
    // Whatever arrives in the same turn of the loop joins the group.
    setImmediate(() => void this.runNext().finally(() => this.start()))
  }

  private async runNext(): Promise<void> {
    const group = this.nextGroup()
    try {
      const outcomes = group.length === 0 ? [] : await this.outcomes(group.map(({ command }) => command))
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome && 'answer' in outcome) resolve(outcome.answer)
        else reject(outcome?.error ?? new Error('a command without an outcome'))
      }
    } finally {
      this.running--
    }
  }

  /** A group that fails as a whole is run again one by one, so that one bad command never spoils its neighbours. */
  private async outcomes(commands: Command[]): Promise<Outcome<Answer>[]> {
    try {
      return await this.run(commands)
    } catch (error) {
      if (commands.length === 1) return [{ error }]
      const alone: Outcome<Answer>[] = []
      for (const command of commands) alone.push(...(await this.outcomes([command])))
      return alone
    }
  }

  private nextGroup(): Waiting<Command, Answer>[] {
    const taken = new Set<string>()
    const group: Waiting<Command, Answer>[] = []
    const later: Waiting<Command, Answer>[] = []
    for (const entry of this.waiting) {
      const keys = this.keysOf(entry.command)
      const free = group.length < this.limits.together && keys.every((key) => !taken.has(key))
      for (const key of keys) taken.add(key)
      if (free) group.push(entry)
      else later.push(entry)
    }
    this.waiting = later
    return group
  }
}
