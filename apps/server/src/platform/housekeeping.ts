import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Requests } from './idempotency/requests.js'
import { Jobs } from './jobs/jobs.js'
import { Sessions } from './session/sessions.js'

const EVERY_MS = 10 * 60_000
/** Batches of a round: what is left waits for the next one. */
const BATCHES = 50

/** Removes what has had its time: sessions that ran out, and answers that nobody will ask for again. */
@Injectable()
export class Housekeeping implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sessions: Sessions,
    private readonly requests: Requests,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'housekeeping', everyMs: EVERY_MS, run: (stopping) => this.tidy(stopping) })
  }

  async tidy(stopping?: AbortSignal): Promise<void> {
    for (const room of [this.sessions, this.requests]) {
      for (let batch = 0; batch < BATCHES && !stopping?.aborted && (await room.sweep()) > 0; batch++);
    }
  }
}
