import { Injectable } from '@nestjs/common'
import { checkTemplate } from '@passalong/poster'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { PosterTemplates, type TemplateName } from './poster-templates.js'
import { refuseWording } from './refuse-wording.js'
import { textsOfTemplate } from './template-texts.js'

/** A template that an operator brings. */
@Injectable()
export class AddTemplate {
  constructor(
    private readonly requests: Requests,
    private readonly clock: Clock,
    private readonly templates: PosterTemplates,
  ) {}

  /**
   * Throws `template-refused` with each layer and field that is wrong, `wording-refused`, `template-exists`, and `template-reserved`
   * for a code of the product's own.
   */
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
      if (this.templates.isBuiltIn(code)) throw new Refusal('template-reserved')
      const added = await tx.run(
        'INSERT IGNORE INTO poster_template (code, version, body, created_at) VALUES (?, ?, ?, ?)',
        [code, version, JSON.stringify(template), new Date(this.clock.now())],
      )
      if (added === 0) throw new Refusal('template-exists')
      return { code, version, title }
    })
  }
}
