import 'reflect-metadata'
import { type INestApplicationContext, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { pino } from 'pino'
import { readConfig } from '../../src/platform/config/config.js'
import { Database } from '../../src/platform/database/database.js'
import { PlatformModule } from '../../src/platform/platform.module.js'
import { migratedDatabase } from './a-database.js'
import { TestClock } from './test-clock.js'

/** Some rooms on a database of their own, without the API: for what works behind it. Jobs do not run by themselves. */
export class Workshop {
  private readonly workers: INestApplicationContext[] = []

  private constructor(
    readonly clock: TestClock,
    readonly url: string,
    readonly database: Database,
    private readonly rooms: Type[],
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(...rooms: Type[]): Promise<Workshop> {
    const kept = await migratedDatabase()
    return new Workshop(new TestClock(), kept.url, new Database(kept.url, 4), rooms, kept.drop)
  }

  /** A worker with connections of its own, as another process has. */
  async worker(env: NodeJS.ProcessEnv = {}): Promise<INestApplicationContext> {
    const config = readConfig({ DATABASE_URL: this.url, ...env })
    const module = class {}
    const imports = [PlatformModule.of(config, this.clock, pino({ enabled: false })), ...this.rooms]
    const worker = await NestFactory.createApplicationContext({ module, imports }, { logger: ['error'] })
    this.workers.push(worker)
    return worker
  }

  /** The number that a SELECT of one column brings. */
  async number(sql: string, values: (string | number)[] = []): Promise<number> {
    const [row] = await this.database.rows<Record<string, number | null>>(sql, values)
    return Object.values(row ?? {})[0] ?? 0
  }

  async close(): Promise<void> {
    for (const worker of this.workers) await worker.close()
    await this.database.close()
    await this.drop()
  }
}
