import { Injectable } from '@nestjs/common'
import { text } from '@passalong/contract'
import { type PosterValues, type Template } from '@passalong/poster'
import { type MaterialValues } from '../material/material-row.js'
import { Materials } from '../material/materials.js'
import { PosterTemplates } from '../material/poster-templates.js'
import { type Portrait, Portraits } from '../member/portraits.js'
import { MemberTexts } from './member-texts.js'

/** The version of a plain invitation: the join template with the words that it comes with. */
export const PLAIN_INVITATION = 0
const JOIN_TEMPLATE = { code: 'join', version: 1 }

/** The field under which templates name the sharer's portrait. */
export const PORTRAIT = 'avatar'

/** A template with all that it is filled with; `pictures` are hashes in hex by field. */
export interface Filled {
  template: Template
  values: PosterValues
  pictures: Record<string, string>
  /** The member's own, where the template has a place for it and they chose one. */
  portrait: Portrait | null
}

type Content = { template: { code: string; version: number }; values: MaterialValues }

/** What posters are filled with. */
@Injectable()
export class Fillings {
  constructor(
    private readonly materials: Materials,
    private readonly templates: PosterTemplates,
    private readonly memberTexts: MemberTexts,
    private readonly portraits: Portraits,
  ) {}

  /** A member's own poster of a material. Throws `template-unknown`. */
  async ofMember(content: Content, memberId: number): Promise<Filled> {
    const [template, member, portrait] = await Promise.all([
      this.templateOf(content),
      this.memberTexts.of(memberId),
      this.portraits.ofMember(memberId),
    ])
    const hasPlace = template.fields.some(({ key, kind }) => key === PORTRAIT && kind === 'image')
    return { ...filled(template, content.values, member), portrait: hasPlace ? portrait : null }
  }

  /** A material's pictures that everybody sees: nothing in them is of a member. Throws `template-unknown`. */
  async ofNobody(content: Content): Promise<Filled> {
    return filled(await this.templateOf(content), content.values, {})
  }

  /** What a link's material version says, the plain invitation included. Throws `material-unknown`. */
  async contentOf(versionId: number): Promise<Content & { subjectId: number | null }> {
    if (versionId !== PLAIN_INVITATION) return this.materials.version(versionId)
    const template = await this.templates.version(JOIN_TEMPLATE.code, JOIN_TEMPLATE.version)
    return { template: JOIN_TEMPLATE, values: samplesOf(template), subjectId: null }
  }

  private templateOf({ template: { code, version } }: Content): Promise<Template> {
    return this.templates.version(code, version)
  }
}

/** Of the member's texts only those that the template asks for; a name that it cannot do without is a neutral word. */
function filled(template: Template, given: MaterialValues, member: Record<string, string>): Filled {
  const texts = { ...given.texts }
  for (const { key, kind, from, required } of template.fields) {
    if (from !== 'member' || kind !== 'text') continue
    delete texts[key]
    const own = member[key] ?? (required ? neutral(key) : undefined)
    if (own !== undefined) texts[key] = own
  }
  return { template, values: { texts, pricesFen: given.pricesFen }, pictures: given.pictures, portrait: null }
}

const neutral = (key: string) => (key === 'name' ? text('poster.somebody') : text('poster.untold'))

function samplesOf({ fields }: Template): MaterialValues {
  const values: MaterialValues = { texts: {}, pricesFen: {}, pictures: {} }
  for (const { key, kind, from, sample } of fields) {
    if (from !== 'material' || sample === undefined) continue
    if (kind === 'price') values.pricesFen[key] = Number(sample)
    else values.texts[key] = String(sample)
  }
  return values
}
