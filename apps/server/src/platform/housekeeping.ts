import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import { Requests } from './idempotency/requests.js'
import { Sessions } from './session/sessions.js'

const EVERY_MS = 10 * 60_000
/** Batches of a round: what is left waits for the next one. */
const BATCHES = 50

/** Removes what has had its time: sessions that ran out, and answers that nobody will ask for again. */
@Injectable()
export class Housekeeping implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly sessions: Sessions,
    private readonly requests: Requests,
  ) {}

  onModuleInit(): void {
    // A database that is away now is tidied the next time.
    this.timer = setInterval(() => void this.tidy().catch(() => undefined), EVERY_MS).unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.timer)
  }

  async tidy(): Promise<void> {
    for (const room of [this.sessions, this.requests]) {
      for (let batch = 0; batch < BATCHES && (await room.sweep()) > 0; batch++);
    }
  }
}
