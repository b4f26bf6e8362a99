/**
 * What WeChat says when it refuses: always HTTP 200, with `errcode` and `errmsg` in the body.
 * Codes and wording as in developers.weixin.qq.com (server API pages and the community's quoted answers).
 */
export const wechatErrors = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40004: 'invalid media type',
  40006: 'invalid meida size',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41005: 'media data missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  44004: 'empty content',
  44991: 'reach max request freq limit',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, please retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
  87014: 'risky content',
} as const

export type WechatErrcode = keyof typeof wechatErrors

/** A refusal in WeChat's form; `rid` is the request's id, which WeChat appends to the sentence. */
export class WechatRefusal extends Error {
  constructor(
    readonly errcode: WechatErrcode,
    message: string = wechatErrors[errcode],
  ) {
    super(message)
  }

  body(rid: string): { errcode: number; errmsg: string } {
    return { errcode: this.errcode, errmsg: `${this.message} rid: ${rid}` }
  }
}
