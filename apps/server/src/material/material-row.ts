import { type Audience, type Day } from '@passalong/domain'
import { dayOfColumn } from '../platform/database/day-column.js'

/** What a poster of a material is drawn with; `pictures` are hashes of pictures in hex, by field. */
export interface MaterialValues {
  texts: Record<string, string>
  pricesFen: Record<string, number>
  pictures: Record<string, string>
}

/** What a version of a material says; it never changes. `versionId` is the material version that links carry. */
export interface MaterialContent {
  title: string
  /** Share texts, one to six variants. */
  texts: string[]
  template: { code: string; version: number }
  values: MaterialValues
}

/** A version of a material with the days, audience and state that the material has now. */
export interface Material extends MaterialContent {
  materialId: number
  code: string
  versionId: number
  /** Of the version within its material, from 1. */
  number: number
  subjectId: number
  audience: Audience
  /** The first and the last day on which it is shown. */
  from: Day
  until: Day
  state: 'shown' | 'withdrawn'
}

/** A row of MATERIAL_COLUMNS. */
export interface MaterialRow {
  id: number
  code: string
  subject_id: number
  audience: string
  shows_from: string
  shows_until: string
  state: number
  version_id: number
  number: number
  title: string
  texts: string
  template_code: string
  template_version: number
  field_values: string
}

export const SHOWN = 1
export const WITHDRAWN = 2

/** The columns that `materialOf` reads, of `material m` and `material_version v`. */
export const MATERIAL_COLUMNS =
  'm.id, m.code, m.subject_id, m.audience, m.shows_from, m.shows_until, m.state, v.id AS version_id, v.number, v.title, v.texts, v.template_code, v.template_version, v.field_values'

/** A row as a material. */
export function materialOf(row: MaterialRow): Material {
  return {
    materialId: row.id,
    code: row.code,
    versionId: row.version_id,
    number: row.number,
    title: row.title,
    texts: JSON.parse(row.texts) as string[],
    template: { code: row.template_code, version: row.template_version },
    values: JSON.parse(row.field_values) as MaterialValues,
    subjectId: row.subject_id,
    audience: JSON.parse(row.audience) as Audience,
    from: dayOfColumn(row.shows_from),
    until: dayOfColumn(row.shows_until),
    state: row.state === SHOWN ? 'shown' : 'withdrawn',
  }
}
