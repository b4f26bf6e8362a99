import { checkAccessToken } from './access-token.js'
import { type CodeLook, drawCodePicture } from './code-picture.js'
import { perMinute, type Sandbox } from './sandbox.js'
import { WechatRefusal } from './wechat-error.js'

const CODES_A_MINUTE = 5_000
const DEFAULT_WIDTH_PX = 430
const SCENE_CHARACTERS = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/
const ENVIRONMENTS = ['release', 'trial', 'develop']

type Fields = Record<string, unknown>

/**
 * `POST /wxa/getwxacodeunlimit`: the picture of a code that opens `page` with `scene`, as PNG.
 * Refusals: 40169 scene missing or over 32 characters, 40129 scene with other characters, 41030 page not released,
 * 40097 other fields, 45009 over 5,000 a minute.
 */
export function unlimitedCode(sandbox: Sandbox): (query: Fields, body: Fields) => Buffer {
  const withinLimit = perMinute(CODES_A_MINUTE, sandbox.nowMs)
  return (query, body) => {
    checkAccessToken(sandbox, query['access_token'])
    if (!withinLimit('all')) throw new WechatRefusal(45009)
    const scene = sceneOf(body)
    const page = pageOf(sandbox, body)
    return drawCodePicture({ page, scene }, lookOf(body))
  }
}

function sceneOf(body: Fields): string {
  const scene = body['scene']
  if (typeof scene !== 'string' || scene.length < 1 || scene.length > 32) throw new WechatRefusal(40169)
  if (!SCENE_CHARACTERS.test(scene)) throw new WechatRefusal(40129)
  return scene
}

function pageOf(sandbox: Sandbox, body: Fields): string {
  const released = sandbox.releasedPages()
  const page = body['page'] ?? released?.[0] ?? 'pages/index/index'
  const checkPath = body['check_path'] ?? true
  if (typeof checkPath !== 'boolean') throw new WechatRefusal(40097)
  if (typeof page !== 'string' || page === '' || page.startsWith('/') || page.includes('?')) {
    throw new WechatRefusal(41030)
  }
  if (checkPath && released && !released.includes(page)) throw new WechatRefusal(41030)
  return page
}

function lookOf(body: Fields): CodeLook {
  const widthPx = body['width'] ?? DEFAULT_WIDTH_PX
  if (typeof widthPx !== 'number' || !Number.isInteger(widthPx) || widthPx < 280 || widthPx > 1280) {
    throw new WechatRefusal(40097)
  }
  if (!ENVIRONMENTS.includes(String(body['env_version'] ?? 'release'))) throw new WechatRefusal(40097)
  for (const key of ['auto_color', 'is_hyaline']) {
    if (body[key] !== undefined && typeof body[key] !== 'boolean') throw new WechatRefusal(40097)
  }
  return { widthPx, line: lineColour(body), transparent: body['is_hyaline'] === true }
}

/** `line_color` counts only while `auto_color` is off; WeChat takes its parts as decimal numbers or digits. */
function lineColour(body: Fields): CodeLook['line'] {
  const given = body['line_color']
  if (body['auto_color'] === true || given === undefined) return [0x1d, 0x1a, 0x17]
  if (typeof given !== 'object' || given === null) throw new WechatRefusal(40097)
  const parts = (['r', 'g', 'b'] as const).map((key) => Number((given as Fields)[key]))
  const [r, g, b] = parts
  if (r === undefined || g === undefined || b === undefined) throw new WechatRefusal(40097)
  if (parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) throw new WechatRefusal(40097)
  return [r, g, b]
}
