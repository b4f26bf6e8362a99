import { Injectable } from '@nestjs/common'
import { checkTemplate, type Layer, type Template } from '@passalong/poster'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { PosterTemplates, type TemplateName } from './poster-templates.js'
import { type PublishedText, refuseWording } from './refuse-wording.js'

/** A template that an operator brings. */
@Injectable()
export class AddTemplate {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly templates: PosterTemplates,
  ) {}

  /** Throws `template-refused` with each layer and field that is wrong, `wording-refused`, and `template-exists`. */
  add(request: RequestName, body: unknown): Promise<TemplateName> {
    return this.requests.once(request, async (tx) => {
      const checked = checkTemplate(body)
      if ('faults' in checked) {
        const details = checked.faults.map(({ path, field, says }) => ({ path, field, says }))
        throw new Refusal('template-refused', { count: details.length }, details)
      }
      const { template } = checked
      refuseWording(textsOfTemplate(template))
      const { code, version, title } = template
      if (this.templates.isBuiltIn(code, version)) throw new Refusal('template-exists')
      const added = await tx.run(
        'INSERT IGNORE INTO poster_template (code, version, body, created_at) VALUES (?, ?, ?, ?)',
        [code, version, JSON.stringify(template), new Date(this.clock.now())],
      )
      if (added === 0) throw new Refusal('template-exists')
      return { code, version, title }
    })
  }
}

/** What a template itself says, wherever it is put; `{key}`s are left to what fills them. */
export function textsOfTemplate({ title, fields, parts = {}, cuts }: Template): PublishedText[] {
  const lists: [string, readonly Layer[]][] = [
    ...Object.entries(parts).map(([name, layers]): [string, Layer[]] => [`parts.${name}`, layers]),
    ...Object.entries(cuts).map(([name, { layers }]): [string, Layer[]] => [`cuts.${name}.layers`, layers]),
  ]
  const samples = fields.flatMap(({ key, sample }) =>
    typeof sample === 'string' ? [{ field: `fields.${key}.sample`, text: sample, oneLine: true }] : [],
  )
  const written = lists.flatMap(([path, layers]) =>
    layers.flatMap((layer) =>
      layer.kind === 'text' ? [{ field: `${path} "${layer.name}"`, text: layer.text, oneLine: true }] : [],
    ),
  )
  return [{ field: 'title', text: title }, ...samples, ...written]
}
