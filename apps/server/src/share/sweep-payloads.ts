import { Injectable, type OnModuleInit } from '@nestjs/common'
import { Jobs } from '../platform/jobs/jobs.js'
import { ChatGroups } from './chat-groups.js'

const EVERY_MS = 10 * 60_000

/** Forgets group payloads that could not be used again anyway. */
@Injectable()
export class SweepPayloads implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly groups: ChatGroups,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'group-payloads', everyMs: EVERY_MS, run: (stopping) => this.sweep(stopping) })
  }

  private async sweep(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.groups.sweep()) > 0);
  }
}
