import { Injectable } from '@nestjs/common'
import { CALENDAR_DAYS, type Day, daysBetween, dayText, parseDay, textsOfDay } from '@passalong/domain'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { Subjects } from '../share/subjects.js'
import { Addresses } from './addresses.js'
import { Brought } from './brought.js'
import { LiveMaterials } from './live-materials.js'
import { type Material } from './material-row.js'
import {
  type BroughtView,
  type MaterialCalendarView,
  type MaterialView,
  posterCuts,
  type TodayView,
} from './material-views.js'
import { Materials } from './materials.js'

const OTHERS = 20

/** Material as a member sees it. */
@Injectable()
export class ShowMaterials {
  constructor(
    private readonly database: Database,
    private readonly materials: Materials,
    private readonly live: LiveMaterials,
    private readonly subjects: Subjects,
    private readonly brought: Brought,
    private readonly addresses: Addresses,
  ) {}

  /** Today's material, and what else there is; a round trip, three where the member's turn has to be drawn. */
  async today(memberId: number): Promise<TodayView> {
    const live = await this.live.on(this.materials.day())
    const reader = this.database.together()
    const [{ day, material, others }, broughtBy] = await Promise.all([
      this.materials.today(memberId, reader),
      this.broughtBy(memberId, live, reader),
    ])
    const view = (one: Material) => this.view(one, memberId, day, broughtBy(one.versionId))
    return {
      day: dayText(day),
      material: material && (await view(material)),
      others: await Promise.all(others.slice(0, OTHERS).map(view)),
    }
  }

  /** A material that the member can share now. Throws `material-unknown`, also for one that is over. */
  async one(memberId: number, materialId: number): Promise<MaterialView> {
    const material = await this.materials.current(memberId, materialId).catch((error: unknown) => {
      const over = error instanceof Refusal && error.code === 'material-over'
      throw over ? new Refusal('material-unknown') : error
    })
    const broughtBy = await this.broughtBy(memberId, [material], this.database)
    return this.view(material, memberId, this.materials.day(), broughtBy(material.versionId))
  }

  /** What is for the member on each day. Throws `calendar-days-invalid`. */
  async calendar(memberId: number, fromText: string, toText: string): Promise<MaterialCalendarView> {
    const { from, to } = calendarDays(fromText, toText)
    const { shown } = await this.materials.between(memberId, from, to)
    const today = this.materials.day()
    const days = daysBetween(from, to).map((day) => ({
      day: dayText(day),
      items: shown
        .filter((one) => isOn(one, day))
        .map((one) => ({
          id: String(one.materialId),
          title: one.title,
          cardUrl: this.addresses.cut(one.versionId, 'card'),
          today: isOn(one, today),
        })),
    }))
    return { days }
  }

  private broughtBy(memberId: number, of: readonly Material[], reader: Pick<Database, 'rows'>) {
    const since = Math.min(...of.map(({ from }) => from))
    const versionIds = of.map(({ versionId }) => versionId)
    return this.brought.of(reader, memberId, versionIds, since)
  }

  private async view(one: Material, memberId: number, day: Day, brought: BroughtView): Promise<MaterialView> {
    const { materialId, versionId, title, template, from, until } = one
    const { kind, code, title: subjectTitle } = await this.subjects.byId(one.subjectId)
    return {
      id: String(materialId),
      versionId,
      title,
      texts: textsOfDay(one.texts, memberId, day),
      subject: { kind, code, title: subjectTitle },
      from: dayText(from),
      until: dayText(until),
      template,
      cuts: [...posterCuts],
      cardUrl: this.addresses.cut(versionId, 'card'),
      squareUrl: this.addresses.cut(versionId, 'square'),
      brought,
    }
  }
}

/** The days of a calendar. Throws `calendar-days-invalid`. */
export function calendarDays(fromText: string, toText: string): { from: Day; to: Day } {
  const [from, to] = [parseDay(fromText), parseDay(toText)]
  if (from === null || to === null || to < from || to - from >= CALENDAR_DAYS)
    throw new Refusal('calendar-days-invalid')
  return { from, to }
}

function isOn({ from, until }: Material, day: Day): boolean {
  return from <= day && day <= until
}
