import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Jobs } from '../../platform/jobs/jobs.js'
import { KeptCodes } from './kept-codes.js'

const EVERY_MS = 10 * 60_000

/** Keeps the cache of codes within its bounds. */
@Injectable()
export class SweepCodes implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly codes: KeptCodes,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'link-codes', everyMs: EVERY_MS, run: (stopping) => this.sweep(stopping) })
  }

  private async sweep(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.codes.sweep()) > 0);
  }
}
