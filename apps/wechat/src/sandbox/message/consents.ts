import { PhoneRefusal, personOf } from '../chats.js'
import { openidFor } from '../people.js'
import type { Fields } from '../request-body.js'
import type { Sandbox } from '../sandbox.js'
import { messageTemplates, templateWithId } from './templates.js'

/** Under which a person's consents to one template are counted. */
export const consentKey = (openid: string, templateId: string): string => `${openid}/${templateId}`

/** What the dialog asks for: the titles of the templates with these ids. @throws PhoneRefusal 404 template-unknown */
export function askedTemplates(ids: unknown): { id: string; title: string }[] {
  if (!Array.isArray(ids)) throw new PhoneRefusal('body-invalid', 400)
  return ids.map((id: unknown) => {
    const template = templateWithId(id)
    if (!template) throw new PhoneRefusal('template-unknown', 404)
    return { id: template.id, title: template.title }
  })
}

/**
 * What a person chose in the dialog of `wx.requestSubscribeMessage`: `{person, templates: {id: 'accept' | 'reject'}}`
 * (or `openid` for `person`). Each accept allows one message more; a reject takes nothing back that was given before.
 * @returns how many messages each template may still send to that person
 */
export function keepConsents(sandbox: Sandbox, body: Fields): { remaining: Record<string, number> } {
  const openid =
    typeof body['openid'] === 'string' ? body['openid'] : openidFor(sandbox.appid, personOf(body['person']))
  const chosen = body['templates']
  if (typeof chosen !== 'object' || chosen === null) throw new PhoneRefusal('body-invalid', 400)
  const entries = Object.entries(chosen as Fields)
  askedTemplates(entries.map(([id]) => id))
  if (entries.some(([, choice]) => choice !== 'accept' && choice !== 'reject')) {
    throw new PhoneRefusal('body-invalid', 400)
  }
  return sandbox.store.change((state) => {
    for (const [id, choice] of entries) {
      const key = consentKey(openid, id)
      if (choice === 'accept') state.consents[key] = (state.consents[key] ?? 0) + 1
    }
    const left = messageTemplates.map(({ id }) => [id, state.consents[consentKey(openid, id)] ?? 0] as const)
    return { remaining: Object.fromEntries(left) }
  })
}
