import { checkAccessToken, checkCredentials } from './access-token.js'
import { findCode, redeemCode } from './issued-code.js'
import { openidFor, phoneNumberOf } from './people.js'
import { perMinute, type Sandbox } from './sandbox.js'
import { newSessionKey } from './session-key.js'
import { WechatRefusal } from './wechat-error.js'

const SESSIONS_A_MINUTE = 100

type Query = Record<string, unknown>

/**
 * `GET /sns/jscode2session`: a login code for who it is, and a new session key, which ends the one before. There is no unionid: the mini program is bound to no open
 * platform account.
 */
export function codeToSession(sandbox: Sandbox): (query: Query) => { session_key: string; openid: string } {
  const withinLimit = perMinute(SESSIONS_A_MINUTE, sandbox.nowMs)
  return (query) => {
    checkCredentials(sandbox, query['appid'], query['secret'])
    if (query['grant_type'] !== 'authorization_code') throw new WechatRefusal(40002)
    const code = query['js_code']
    if (typeof code !== 'string' || code === '') throw new WechatRefusal(41008)
    const { person } = findCode(sandbox, 'loginCodes', code)
    const openid = openidFor(sandbox.appid, person)
    if (!withinLimit(openid)) throw new WechatRefusal(45011)
    redeemCode(sandbox, 'loginCodes', code)
    return { session_key: newSessionKey(sandbox, person), openid }
  }
}

/** `POST /wxa/business/getuserphonenumber`: a phone-button code for the number bound to the account. */
export function userPhoneNumber(sandbox: Sandbox, query: Query, body: Query) {
  checkAccessToken(sandbox, query['access_token'])
  const code = body['code']
  if (typeof code !== 'string' || code === '') throw new WechatRefusal(40029)
  const number = phoneNumberOf(redeemCode(sandbox, 'phoneCodes', code))
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: number,
      purePhoneNumber: number,
      countryCode: '86',
      watermark: { timestamp: Math.floor(sandbox.nowMs() / 1000), appid: sandbox.appid },
    },
  }
}
