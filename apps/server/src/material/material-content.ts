import { Injectable } from '@nestjs/common'
import { type Audience, type Day, faultOfDays, parseDay } from '@passalong/domain'
import { type PictureSize, type Template } from '@passalong/poster'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { Stores } from '../store/stores.js'
import { faultsOfSizes, faultsOfValues } from './check-values.js'
import { type MaterialContent } from './material-row.js'
import { type AudienceBody, type MaterialVersionBody } from './operator-bodies.js'
import { PosterTemplates } from './poster-templates.js'
import { refuseWording } from './refuse-wording.js'
import { filledTexts } from './template-texts.js'

/** What an operator writes of a material, checked before any of it is kept. */
@Injectable()
export class CheckedContent {
  constructor(
    private readonly templates: PosterTemplates,
    private readonly stores: Stores,
  ) {}

  /** Throws `template-unknown`, `material-values-refused`, `picture-unknown`, `wording-refused`. */
  async content(tx: Pick<Tx, 'rows'>, body: MaterialVersionBody): Promise<MaterialContent> {
    const { code, version } = body.template
    const template =
      version === undefined ? await this.templates.latest(code) : await this.templates.version(code, version)
    const { texts, pricesFen, pictures } = body.values
    const values = { texts, pricesFen, pictures }
    const faults = faultsOfValues(template, values)
    if (faults.length > 0) throw new Refusal('material-values-refused', { count: faults.length }, faults)
    refuseWording([
      { field: 'title', text: body.title, oneLine: true },
      ...body.texts.map((text, index) => ({ field: `texts.${index}`, text })),
      ...Object.entries(texts).map(([key, text]) => ({ field: `values.texts.${key}`, text, oneLine: true })),
    ])
    refuseWording(filledTexts(template, texts))
    await refusePictures(tx, template, pictures)
    return { title: body.title, texts: body.texts, template: { code, version: template.version }, values }
  }

  /** Throws `store-unknown`. */
  async audience(tx: Pick<Tx, 'rows'>, body: AudienceBody | undefined): Promise<Audience> {
    const { tiers, storeCode, promotersOnly, minJoins } = body ?? {}
    if (storeCode !== undefined) await this.stores.byCode(tx, storeCode)
    return {
      ...(tiers && tiers.length > 0 && { tiers }),
      ...(storeCode !== undefined && { storeCode }),
      ...(promotersOnly && { promotersOnly }),
      ...(minJoins && { minJoins }),
    }
  }

  /** Throws `material-days-invalid`. */
  days(fromText: string, untilText: string): { from: Day; until: Day } {
    const [from, until] = [parseDay(fromText), parseDay(untilText)]
    if (from === null || until === null || faultOfDays(from, until)) throw new Refusal('material-days-invalid')
    return { from, until }
  }
}

/** Throws `picture-unknown`, and `material-values-refused` where a picture would be blown up. */
async function refusePictures(
  tx: Pick<Tx, 'rows'>,
  template: Template,
  pictures: Readonly<Record<string, string>>,
): Promise<void> {
  const asked = new Set(Object.values(pictures))
  if (asked.size === 0) return
  const places = [...asked].map(() => 'UNHEX(?)').join(', ')
  const rows = await tx.rows<PictureSize & { hash: string }>(
    `SELECT LOWER(HEX(hash)) hash, width_px widthPx, height_px heightPx FROM picture WHERE hash IN (${places})`,
    [...asked],
  )
  if (rows.length !== asked.size) throw new Refusal('picture-unknown')
  const faults = faultsOfSizes(template, pictures, new Map(rows.map((row) => [row.hash, row])))
  if (faults.length > 0) throw new Refusal('material-values-refused', { count: faults.length }, faults)
}
