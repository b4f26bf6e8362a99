import { type Config } from '../config/config.js'
import { askWechat } from './ask-wechat.js'

/** Renewed this long before its end; WeChat keeps old and new valid side by side for five minutes. */
const RENEW_BEFORE_MS = 5 * 60_000

/** The access token of stable_token's normal mode, which is safe to ask for from several processes. */
export class AccessToken {
  private token = ''
  private renewAtMs = 0
  private asking: Promise<string> | null = null

  constructor(private readonly config: Config) {}

  /** A valid token, asked for at most once at a time. */
  current(): Promise<string> {
    if (this.token && Date.now() < this.renewAtMs) return Promise.resolve(this.token)
    return this.ask()
  }

  /** A token after WeChat refused `refused`; a newer one that somebody fetched meanwhile serves. */
  refresh(refused: string): Promise<string> {
    return this.token !== refused && this.token ? Promise.resolve(this.token) : this.ask()
  }

  private ask(): Promise<string> {
    this.asking ??= this.fetchToken().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  private async fetchToken(): Promise<string> {
    const { wechatApiBase, wechatAppid: appid, wechatSecret: secret } = this.config
    const answer = await askWechat(wechatApiBase, '/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid,
      secret,
      force_refresh: false,
    })
    this.token = String(answer.access_token)
    this.renewAtMs = Date.now() + Math.max(0, Number(answer.expires_in) * 1000 - RENEW_BEFORE_MS)
    return this.token
  }
}
