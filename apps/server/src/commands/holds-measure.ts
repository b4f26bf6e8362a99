import 'reflect-metadata'
import { randomBytes } from 'node:crypto'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { type FarmFile, type FileLineFault, readFarms } from '../measuring/farm-file.js'
import { MeasureHolds } from '../measuring/measure-holds.js'
import { MeasuringModule } from '../measuring/measuring.module.js'
import { OwnTime } from '../measuring/own-time.js'
import { firstTrees, NOBODY_REAL, RealTrees } from '../measuring/real-people.js'
import { type Config, readConfig } from '../platform/config/config.js'
import { PlatformModule } from '../platform/platform.module.js'
import { FIRST_POST_MS } from '../replaying/play-forest.js'
import { readForest } from '../replaying/read-forest.js'
import { readArguments } from './arguments.js'
import { CommandFault } from './command-fault.js'
import { measuredLines } from './measured-report.js'
import { databaseUrl, dropDatabase, provideDatabase } from './named-database.js'
import { progressTo } from './progress.js'
import { runCommand, UNUSABLE } from './run-command.js'
import { say, sentence } from './say.js'

@Module({})
class MeasureCommand {
  static of(config: Config, clock: OwnTime) {
    return { module: MeasureCommand, imports: [PlatformModule.of(config, clock), MeasuringModule] }
  }
}

const OPTIONS = {
  trees: { type: 'string' },
  orders: { type: 'string' },
  cascades: { type: 'string' },
  database: { type: 'string' },
  check: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

interface Asked {
  trees: string | null
  seed: string
  cascades: number
  json: boolean
}

/** `holds-measure [FILE…] [--trees FILE --orders SEED [--cascades N]] [--database NAME] [--check] [--json]` */
async function holdsMeasure(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS, 'measure.usage')
  if (values.help) {
    say(sentence('measure.usage'))
    return 0
  }
  const { trees = null, orders, cascades } = values
  const whole = cascades === undefined || /^[1-9]\d{0,8}$/.test(cascades)
  if ((positionals.length === 0 && trees === null) || (trees === null) !== (orders === undefined) || !whole)
    throw new CommandFault('measure.usage')
  const { files, faults } = await readFarms(positionals)
  tellFaults(faults)
  if (faults.length > 0) return UNUSABLE
  for (const { name, events } of files) say(sentence('measure.read', { file: name, events: events.length }))
  if (values.check) return 0
  const asked = { trees, seed: orders ?? '', cascades: Number(cascades ?? Infinity), json: values.json === true }
  const url = databaseUrl(process.env.DATABASE_URL, values.database ?? `holds_${randomBytes(6).toString('hex')}`)
  await provideDatabase(url)
  try {
    return await measure({ ...readConfig(process.env), databaseUrl: url }, files, asked)
  } finally {
    if (values.database === undefined) await dropDatabase(url)
  }
}

async function measure(config: Config, files: readonly FarmFile[], asked: Asked): Promise<number> {
  const forest = asked.trees === null ? null : firstTrees(await readForest(asked.trees), asked.cascades)
  const clock = new OwnTime(FIRST_POST_MS)
  const app = await NestFactory.createApplicationContext(MeasureCommand.of(config, clock), {
    logger: false,
    abortOnError: false,
  })
  try {
    const real = forest ? await app.get(RealTrees).play(forest, asked.seed, progressTo(say)) : NOBODY_REAL
    const measured = await app.get(MeasureHolds).run(files, real, progressTo(say))
    const lines = asked.json ? [JSON.stringify(measured)] : measuredLines(measured)
    process.stdout.write(`${lines.join('\n')}\n`)
    return 0
  } finally {
    await app.close()
  }
}

const TOLD = 50

function tellFaults(faults: readonly FileLineFault[]): void {
  for (const { file, line, reason, field } of faults.slice(0, TOLD))
    say(sentence('measure.fault', { file, line, reason: field === null ? reason : `${reason} ${field}` }))
}

await runCommand(holdsMeasure)
