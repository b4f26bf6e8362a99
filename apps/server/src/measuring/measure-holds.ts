import { Injectable } from '@nestjs/common'
import { dayOf } from '@passalong/domain'
import { Refusal } from '../platform/http/refusal.js'
import { inOrder } from '../replaying/in-order.js'
import { FIRST_POST_MS } from '../replaying/play-forest.js'
import { type FarmFile } from './farm-file.js'
import { FarmPeople, type FarmPerson, personKey } from './farm-people.js'
import { type CameDue, type Measured, measuredOf, type Side } from './measured.js'
import { Nights } from './nights.js'
import { OwnTime } from './own-time.js'
import { PlayFarm } from './play-farm.js'
import { type RealPeople } from './real-people.js'
import { afterOf, type Step } from './step.js'

/** Events under way at the same time. */
const SIDE_BY_SIDE = 256

/** Hears how many events are done. */
export type Progress = (done: number, total: number) => void

/** Plays files of events, day by day with their nights, and measures what is held. */
@Injectable()
export class MeasureHolds {
  constructor(
    private readonly people: FarmPeople,
    private readonly farm: PlayFarm,
    private readonly nights: Nights,
    private readonly clock: OwnTime,
  ) {}

  /** `real` are ordinary people beside the files, with what they buy; their members have joined already. */
  async run(files: readonly FarmFile[], real: RealPeople, progress: Progress = () => undefined): Promise<Measured> {
    const people = await this.people.make(files)
    const refused: Record<string, number> = {}
    const steps = [...files.flatMap((file, place) => this.stepsOf(file, place, people, refused)), ...real.steps]
    steps.sort((a, b) => a.atMs - b.atMs)
    const due: CameDue[] = []
    let done = 0
    for (const some of byDay(steps)) {
      due.push(...(await this.nights.passUntil(dayOf(some[0]?.atMs ?? 0))))
      await inOrder(some.length, afterOf(some), SIDE_BY_SIDE, async (place) => {
        const step = some[place] as Step
        await this.clock.at(step.atMs, () => step.work())
        progress(++done, steps.length)
      })
    }
    due.push(...(await this.nights.passUntil(null)))
    const sides = sidesOf(people)
    const sideOf = (payeeId: number) => sides.get(payeeId) ?? { file: null, real: true }
    const members = [...sides.values()].filter((side) => side.real).length + real.members
    const counted = files.map(({ name, events }) => ({ name, events: events.length }))
    return { ...measuredOf(due, sideOf, counted, members), refused }
  }

  private stepsOf(
    { events }: FarmFile,
    file: number,
    people: ReadonlyMap<string, FarmPerson>,
    refused: Record<string, number>,
  ): Step[] {
    const buyers = new Map(events.flatMap((event) => (event.type === 'order' ? [[event.id, event.who]] : [])))
    const whose = (who: string) => people.get(personKey(file, who)) as FarmPerson
    return events.map((event) => {
      const atMs = FIRST_POST_MS + event.atMs
      const who = 'who' in event ? event.who : (buyers.get(event.order) as string)
      const other = 'via' in event ? event.via : 'from' in event ? event.from : null
      const work = () =>
        this.farm.play(event, atMs, file, whose).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
          refused[error.code] = (refused[error.code] ?? 0) + 1
        })
      return { atMs, own: personKey(file, who), other: other === null ? null : personKey(file, other), work }
    })
  }
}

/** Steps in time's order, day by day. */
function byDay(steps: readonly Step[]): Step[][] {
  const days: Step[][] = []
  for (const step of steps) {
    const today = days.at(-1)
    if (today && dayOf(today[0]?.atMs ?? 0) === dayOf(step.atMs)) today.push(step)
    else days.push([step])
  }
  return days
}

/** Whose each member of the files is, by membership. */
function sidesOf(people: ReadonlyMap<string, FarmPerson>): Map<number, Side> {
  return new Map(
    [...people.values()].flatMap(({ memberId, file, real }) => (memberId === null ? [] : [[memberId, { file, real }]])),
  )
}
