import { randomUUID } from 'node:crypto'
import { checkAccessToken } from '../access-token.js'
import { openidFor, people } from '../people.js'
import type { Fields } from '../request-body.js'
import { perMinute, type Sandbox } from '../sandbox.js'
import { WechatRefusal } from '../wechat-error.js'
import type { Activity } from './activity.js'
import { lookedAt } from './words.js'

const CHECKS_A_MINUTE = 4_000
const LONGEST = 2_500
/** 1 profile, 2 comment, 3 forum, 4 social log. */
const SCENES = [1, 2, 3, 4]

/**
 * `POST /wxa/msg_sec_check` in its version 2: what may be said of a text in the name of a person.
 * Refusals: 40003 not one of this mini program's people, 61010 not in it within two hours, 44004 no content, 45002 over
 * 2,500 characters, 40097 other fields, 44991 over 4,000 a minute.
 */
export function textCheck(sandbox: Sandbox, activity: Activity): (query: Fields, body: Fields) => Fields {
  const withinLimit = perMinute(CHECKS_A_MINUTE, sandbox.nowMs)
  return (query, body) => {
    checkAccessToken(sandbox, query['access_token'])
    if (!withinLimit('all')) throw new WechatRefusal(44991)
    if (Number(body['version']) !== 2 || !SCENES.includes(Number(body['scene']))) throw new WechatRefusal(40097)
    checkPerson(sandbox, activity, body['openid'])
    const text = textOf(body)
    const { suggest, label, keyword } = lookedAt(text)
    const level = keyword === null ? {} : { keyword, level: 90 }
    return {
      errcode: 0,
      errmsg: 'ok',
      detail: [
        { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
        { strategy: 'keyword', errcode: 0, suggest, label, ...level },
      ],
      trace_id: randomUUID(),
      result: { suggest, label },
    }
  }
}

function checkPerson(sandbox: Sandbox, activity: Activity, openid: unknown): void {
  const known = people.some(({ id }) => openidFor(sandbox.appid, id) === openid)
  if (!known || typeof openid !== 'string') throw new WechatRefusal(40003)
  if (!activity.isActive(openid)) throw new WechatRefusal(61010)
}

/** All that is looked at: what else is given of the person belongs to it. */
function textOf(body: Fields): string {
  const { content } = body
  if (typeof content !== 'string' || content === '') throw new WechatRefusal(44004)
  if ([...content].length > LONGEST) throw new WechatRefusal(45002)
  const more = ['title', 'nickname', 'signature'].map((name) => body[name] ?? '')
  if (more.some((one) => typeof one !== 'string')) throw new WechatRefusal(40097)
  return [content, ...more].join('\n')
}
