import { Injectable } from '@nestjs/common'
import { Config } from '../config/config.js'
import { Refusal } from '../http/refusal.js'
import { AccessToken } from './access-token.js'
import { askWechat, WechatError } from './ask-wechat.js'

/** What code2Session tells about a person. `sessionKey` must never leave the server. */
export interface WechatSession {
  openid: string
  unionid: string | null
  sessionKey: string
}

/**
 * What became of a message. `unreachable`: WeChat never saw it. `unanswered`: it may have, and nobody knows.
 */
export type Delivery =
  | { outcome: 'taken' }
  | { outcome: 'refused'; errcode: number }
  | { outcome: 'unreachable' }
  | { outcome: 'unanswered' }

/**
 * What WeChat says of a name. `untold`: nothing about this person, whom it does not know or has not seen for two hours. `away`:
 * nothing at all.
 */
export type NameVerdict = 'pass' | 'review' | 'risky' | 'untold' | 'away'

/** Refusals of a text check that are about the person alone: a wrong openid, nobody seen within two hours. */
const OF_ONE_PERSON = [40003, 61010]
/** Content that WeChat does not let be shown. */
const RISKY = 87014

/** Errors of a connection that was never made. */
const NEVER_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

/** The calls to WeChat's servers that the product makes; only the base address differs between WeChat and the sandbox. */
@Injectable()
export class WechatClient {
  private readonly token: AccessToken

  constructor(private readonly config: Config) {
    this.token = new AccessToken(config)
  }

  /** Exchanges a wx.login code. Throws `login-code-invalid`, `account-blocked`, `too-many-requests` or `wechat-away`. */
  async codeToSession(code: string): Promise<WechatSession> {
    const { wechatAppid: appid, wechatSecret: secret } = this.config
    const query = new URLSearchParams({ appid, secret, js_code: code, grant_type: 'authorization_code' })
    const answer = await this.declared(() => askWechat(this.config.wechatApiBase, `/sns/jscode2session?${query}`))
    return {
      openid: String(answer.openid),
      unionid: answer.unionid ? String(answer.unionid) : null,
      sessionKey: String(answer.session_key),
    }
  }

  /** The phone number behind a phone-button code, with its country code: "+8613800002046". */
  async phoneNumber(code: string): Promise<string> {
    const answer = await this.declared(() =>
      this.withToken((token) =>
        askWechat(this.config.wechatApiBase, `/wxa/business/getuserphonenumber?access_token=${token}`, { code }),
      ),
    )
    const info = answer.phone_info as { purePhoneNumber: string; countryCode: string }
    return `+${info.countryCode}${info.purePhoneNumber}`
  }

  /** A mini program code (PNG or JPEG bytes) that opens `page` with `scene` (≤ 32 characters). */
  async miniProgramCode(page: string, scene: string): Promise<{ contentType: string; bytes: Buffer }> {
    const ask = {
      page,
      scene,
      check_path: this.config.wechatEnvVersion === 'release',
      env_version: this.config.wechatEnvVersion,
      width: 560,
    }
    const answer = await this.declared(() =>
      this.withToken((token) =>
        askWechat(this.config.wechatApiBase, `/wxa/getwxacodeunlimit?access_token=${token}`, ask),
      ),
    )
    if (!Buffer.isBuffer(answer.picture)) throw new Refusal('wechat-away')
    return { contentType: String(answer.contentType), bytes: answer.picture }
  }

  /** What WeChat says of a name that its owner is to show to others (msg_sec_check, scene 1: profile); throws nothing. */
  async nameVerdict(openid: string, nickname: string): Promise<NameVerdict> {
    const ask = { version: 2, scene: 1, openid, content: nickname, nickname }
    try {
      const answer = await this.withToken((token) =>
        askWechat(this.config.wechatApiBase, `/wxa/msg_sec_check?access_token=${token}`, ask),
      )
      const { suggest } = (answer.result ?? {}) as { suggest?: unknown }
      return suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : 'untold'
    } catch (error) {
      const said = error instanceof WechatError ? error.errcode : null
      return said !== null && OF_ONE_PERSON.includes(said) ? 'untold' : 'away'
    }
  }

  /** Whether WeChat lets a picture be shown (img_sec_check). Throws `wechat-away`, `too-many-requests`. */
  async pictureMayBeShown(bytes: Buffer, contentType: string): Promise<boolean> {
    const form = () => {
      const media = new FormData()
      media.append('media', new Blob([new Uint8Array(bytes)], { type: contentType }), 'media')
      return media
    }
    return this.declared(async () => {
      try {
        await this.withToken((token) =>
          askWechat(this.config.wechatApiBase, `/wxa/img_sec_check?access_token=${token}`, form()),
        )
        return true
      } catch (error) {
        if (error instanceof WechatError && error.errcode === RISKY) return false
        throw error
      }
    })
  }

  /** Sends a subscribe message, which uses up one consent of that person; throws nothing. */
  async sendMessage(
    openid: string,
    templateId: string,
    { page, data }: { page: string; data: Record<string, { value: string }> },
  ): Promise<Delivery> {
    const states = { release: 'formal', trial: 'trial', develop: 'developer' } as const
    const state = states[this.config.wechatEnvVersion]
    const ask = { touser: openid, template_id: templateId, page, data, miniprogram_state: state, lang: 'zh_CN' }
    // Without a token nothing is sent.
    if ((await this.token.current().catch(() => null)) === null) return { outcome: 'unreachable' }
    try {
      await this.withToken((token) =>
        askWechat(this.config.wechatApiBase, `/cgi-bin/message/subscribe/send?access_token=${token}`, ask),
      )
      return { outcome: 'taken' }
    } catch (error) {
      if (error instanceof WechatError) return { outcome: 'refused', errcode: error.errcode }
      const { cause } = error as { cause?: { code?: string } }
      return { outcome: NEVER_CONNECTED.includes(cause?.code ?? '') ? 'unreachable' : 'unanswered' }
    }
  }

  private async withToken<T>(call: (token: string) => Promise<T>): Promise<T> {
    const token = await this.token.current()
    try {
      return await call(token)
    } catch (error) {
      if (!(error instanceof WechatError) || ![40001, 42001, 40014].includes(error.errcode)) throw error
      // The platform may rotate the token early; one fresh try, never the forced mode.
      return call(await this.token.refresh(token))
    }
  }

  private async declared<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof WechatError)) throw new Refusal('wechat-away')
      if ([40029, 40163].includes(error.errcode)) throw new Refusal('login-code-invalid')
      if (error.errcode === 40226) throw new Refusal('account-blocked')
      if ([45011, 45009].includes(error.errcode)) throw new Refusal('too-many-requests')
      throw new Refusal('wechat-away')
    }
  }
}
