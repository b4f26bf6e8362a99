import { join } from 'node:path'
import { type DatabaseServer } from '../../../tools/torture/database-server.mjs'
import { type Database } from '../src/platform/database/database.js'
import { askAgain } from './calm.js'
import { type Chance } from './chance.js'
import { check, checkSettled } from './checker/check.js'
import { Client } from './client.js'
import { followed, passDays } from './days.js'
import { endPayouts } from './end-payouts.js'
import { type Fault, faultSchedule, type Kills } from './faults.js'
import { Gate } from './gate.js'
import { Journal, type Outcome, outcomeOf, readJournal } from './journal.js'
import { type Machine } from './machine.js'
import { keptAlive } from './request.js'
import { Stock } from './stock.js'
import { doorsOf, storm } from './storm.js'
import { openDatabase, type Town } from './town.js'
import { World } from './world.js'

/** Lots run out, tiers are reviewed and a year's growth leaves between two storms. */
const DAYS_BETWEEN_STORMS = 400

/** How a run goes. */
export interface Plan {
  seed: number
  /** How long each storm lasts, ms. */
  storms: readonly number[]
  /** Requests a second of all clients together; 0 is as fast as they can. */
  pace: number
  folder: string
  log: (line: string) => void
  /** For a test: these faults and no others. */
  faults?: (chance: Chance, lastsMs: number) => Fault[]
  /** For a test: clients do these things and no others. */
  weights?: Readonly<Record<string, number>>
}

/** What came of it: how often each outcome, before everything unknown was asked again. */
export interface Tally {
  kills: Kills
  outcomes: Record<Outcome, number>
  violations: string[]
}

/** Storms over one town, each followed by a calm in which everything is checked. */
export class Run {
  readonly tally: Tally = {
    kills: { api: 0, database: 0, pause: 0, cut: 0 },
    outcomes: { acknowledged: 0, refused: 0, unknown: 0 },
    violations: [],
  }
  private readonly database: Database
  private readonly journalFile: string
  /** Commands up to this number were settled in an earlier calm. */
  private settledNo = 0
  private no = 0

  constructor(
    private readonly plan: Plan,
    private readonly machine: Machine,
    private readonly town: Town,
    server: DatabaseServer,
    private readonly chance: Chance,
  ) {
    this.database = openDatabase(server)
    this.journalFile = join(plan.folder, 'journal.jsonl')
  }

  async blow(): Promise<void> {
    const { plan, machine, town, database } = this
    const journal = await Journal.open(this.journalFile)
    const stock = new Stock(database, town)
    const world = new World(town, stock, `T${plan.seed}`, () => machine.sandbox.port)
    try {
      const first = new Client(this.chance.branch(), journal, doorsOf(machine), this.gate(Infinity))
      await world.handOutCodes(first)
      await world.identify(first)
      first.close()
      for (const [index, lastsMs] of plan.storms.entries()) {
        if (index > 0) await this.passAYear()
        await this.oneStorm(world, journal, lastsMs)
        await this.calm(world, journal)
      }
    } finally {
      await stock.end()
      world.close()
      await journal.close()
    }
  }

  async close(): Promise<void> {
    await this.database.close()
  }

  private async passAYear(): Promise<void> {
    const ports = this.machine.apis.map((api) => () => api.port)
    const never = () => false
    await passDays(DAYS_BETWEEN_STORMS, this.chance.key(), () => this.machine.apis[0].port, never)
    await Promise.all(ports.map((port) => followed(port, never)))
  }

  private async oneStorm(world: World, journal: Journal, lastsMs: number): Promise<void> {
    const { plan, machine, chance } = this
    await world.stock.fill()
    world.stock.begin()
    const gate = this.gate(Date.now() + lastsMs)
    const faults = (plan.faults ?? faultSchedule)(chance.branch(), lastsMs)
    const weather = { lastsMs, faults, weights: plan.weights }
    const kills = await storm(weather, { machine, world, journal, chance: chance.branch(), gate })
    await world.stock.end()
    for (const what of ['api', 'database', 'pause', 'cut'] as const) this.tally.kills[what] += kills[what]
    plan.log(`a storm is over: ${JSON.stringify(kills)}`)
  }

  /** What is there is held against the journal, what is unknown is asked again, and all is held against it again. */
  private async calm(world: World, journal: Journal): Promise<void> {
    const { machine, town, database, tally, plan } = this
    await machine.freshApis()
    const before = await this.told()
    const fresh = before.filter(({ no }) => no > this.settledNo)
    for (const one of fresh) tally.outcomes[outcomeOf(one)]++
    this.note((await check(database, before)).list)
    plan.log(`asking again after ${JSON.stringify(tally.outcomes)}`)
    const agent = keptAlive()
    const ports = machine.apis.map(({ port }) => port)
    await askAgain(fresh, { journal, town, agent, ports }).finally(() => agent.destroy())
    await endPayouts(database, world, machine.apis[0].port)
    const after = await this.told()
    const parts = { fresh: after.filter(({ no }) => no > this.settledNo), transfers: await world.transfers() }
    this.note((await checkSettled(database, after, parts)).list)
    this.settledNo = this.no
  }

  private told() {
    return readJournal(this.journalFile)
  }

  private note(violations: readonly string[]): void {
    for (const one of violations) if (!this.tally.violations.includes(one)) this.tally.violations.push(one)
  }

  private gate(endMs: number): Gate {
    return new Gate(endMs, this.plan.pace, () => ++this.no)
  }
}
