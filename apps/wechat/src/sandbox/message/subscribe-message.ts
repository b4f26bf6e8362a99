import { randomUUID } from 'node:crypto'
import { checkAccessToken } from '../access-token.js'
import { openidFor, type PersonId } from '../people.js'
import type { Fields } from '../request-body.js'
import { playedNowMs, type Sandbox } from '../sandbox.js'
import type { ServiceMessage } from '../state.js'
import { WechatRefusal } from '../wechat-error.js'
import { consentKey } from './consents.js'
import { fieldTakes } from './field-rules.js'
import { type MessageTemplate, templateWithId } from './templates.js'

const OPENID = /^o[\w-]{27}$/
const STATES = ['developer', 'trial', 'formal']

/**
 * `POST /cgi-bin/message/subscribe/send`: one message for one consent.
 * Refusals: 40003 no such person, 40037 no such template, 41030 page not released, 47003 a field that its kind does not
 * take, 43101 no consent left.
 */
export function sendSubscribeMessage(sandbox: Sandbox, query: Fields, body: Fields) {
  checkAccessToken(sandbox, query['access_token'])
  const { touser: openid, page = '' } = body
  if (typeof openid !== 'string' || !OPENID.test(openid)) throw new WechatRefusal(40003)
  const template = templateWithId(body['template_id'])
  if (!template) throw new WechatRefusal(40037)
  if (typeof page !== 'string' || !isReleased(sandbox, page)) throw new WechatRefusal(41030)
  if (!STATES.includes(String(body['miniprogram_state'] ?? 'formal'))) throw new WechatRefusal(47001)
  const fields = fieldsOf(template, body['data'])
  const key = consentKey(openid, template.id)
  const message: ServiceMessage = {
    id: randomUUID(),
    openid,
    templateId: template.id,
    title: template.title,
    fields,
    page,
    sentAtMs: playedNowMs(sandbox),
  }
  if ((sandbox.store.read().consents[key] ?? 0) < 1) throw new WechatRefusal(43101)
  sandbox.store.change((state) => {
    state.consents[key] = (state.consents[key] ?? 0) - 1
    state.messages.push(message)
  })
  return { errcode: 0, errmsg: 'ok', msgid: Number.parseInt(message.id.slice(0, 8), 16) }
}

/** A page with its query, without leading slash or with it; '' leads nowhere. */
function isReleased(sandbox: Sandbox, page: string): boolean {
  const released = sandbox.releasedPages()
  const route = page.replace(/^\//, '').replace(/\?.*$/s, '')
  return page === '' || released === null || released.includes(route)
}

function fieldsOf(template: MessageTemplate, data: unknown): ServiceMessage['fields'] {
  const given = (typeof data === 'object' && data !== null ? data : {}) as Record<string, { value?: unknown } | null>
  return template.fields.map(({ name, label }) => {
    const value = given[name]?.value
    if (!fieldTakes(name, value)) throw new WechatRefusal(47003, `argument invalid! data.${name}.value invalid`)
    return { label, value }
  })
}

/** The messages that came to a person, oldest first. */
export function messagesOf(sandbox: Sandbox, person: PersonId) {
  const openid = openidFor(sandbox.appid, person)
  const own = sandbox.store.read().messages.filter((message) => message.openid === openid)
  return own.map(({ id, title, fields, page, sentAtMs }) => ({
    id,
    title,
    fields,
    page,
    sentAt: new Date(sentAtMs).toISOString(),
  }))
}
