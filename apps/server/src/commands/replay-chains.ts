import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { type Config, readConfig } from '../platform/config/config.js'
import { PlatformModule } from '../platform/platform.module.js'
import { readForest } from '../replaying/read-forest.js'
import { ReplayChains } from '../replaying/replay-chains.js'
import { ReplayingModule } from '../replaying/replaying.module.js'
import { readArguments } from './arguments.js'
import { CommandFault } from './command-fault.js'
import { databaseUrl, provideDatabase } from './named-database.js'
import { progressTo } from './progress.js'
import { replayLines } from './replay-report.js'
import { runCommand } from './run-command.js'
import { say, sentence } from './say.js'

@Module({})
class ReplayCommand {
  static of(config: Config) {
    return { module: ReplayCommand, imports: [PlatformModule.of(config), ReplayingModule] }
  }
}

const OPTIONS = {
  orders: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const LONGEST_SEED = 64

/** `replay-chains FILE [--orders SEED] [--database NAME] [--json]` */
async function replayChains(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, 'replay.usage')
  if (values.help) {
    say(sentence('replay.usage'))
    return 0
  }
  const [path, ...more] = positionals
  const seed = values.orders ?? null
  if (path === undefined || more.length > 0) throw new CommandFault('replay.usage')
  if (seed === '' || (seed?.length ?? 0) > LONGEST_SEED) throw new CommandFault('replay.usage')
  const config = { ...readConfig(process.env), databaseUrl: databaseUrl(process.env.DATABASE_URL, values.database) }
  const startedAt = Date.now()
  // The whole file is read before anything is made, so that an unusable one leaves no trace.
  const forest = await readForest(path)
  const { read: rows, nodes, cascades, users } = forest
  say(sentence('replay.read', { rows, nodes: nodes.length, cascades: cascades.length, users: users.length }))
  await provideDatabase(config.databaseUrl)
  const app = await NestFactory.createApplicationContext(ReplayCommand.of(config), {
    logger: false,
    abortOnError: false,
  })
  try {
    const summary = await app.get(ReplayChains).run(forest, seed, () => progressTo(say))
    say(sentence('replay.done', { nodes: nodes.length, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) }))
    const lines = values.json ? [JSON.stringify(summary)] : replayLines(summary)
    process.stdout.write(`${lines.join('\n')}\n`)
    return 0
  } finally {
    await app.close()
  }
}

await runCommand(replayChains)
