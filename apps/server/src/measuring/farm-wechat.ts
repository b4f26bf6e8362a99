import { Injectable } from '@nestjs/common'
import { WechatClient, type WechatSession } from '../platform/wechat/wechat-client.js'

/** WeChat as far as events need it: a code says itself whose it is. */
@Injectable()
export class FarmWechat extends WechatClient {
  override codeToSession(code: string): Promise<WechatSession> {
    const { openid, unionid } = JSON.parse(code) as { openid: string; unionid: string | null }
    return Promise.resolve({ openid, unionid, sessionKey: '' })
  }

  override phoneNumber(code: string): Promise<string> {
    return Promise.resolve(code)
  }
}
