import { checkAccessToken } from '../access-token.js'
import type { Fields } from '../request-body.js'
import { perMinute, type Sandbox } from '../sandbox.js'
import { WechatRefusal } from '../wechat-error.js'
import { formFile } from './multipart.js'

const CHECKS_A_MINUTE = 4_000
const HEAVIEST = 1024 * 1024
const WIDEST_PX = 750
const TALLEST_PX = 1334
/** The first bytes of PNG, JPEG and GIF. */
const KINDS = ['89504e47', 'ffd8ff', '47494638']
/** A picture is looked at this small: what is told of it survives being shrunk and compressed. */
const LOOKED_AT_PX = 64
/** The sandbox's sign for what must not be shown: so much of the picture is magenta. */
const MAGENTA_SHARE = 0.05

/**
 * `POST /wxa/img_sec_check` with a form whose `media` is a PNG, JPEG or GIF of at most 1 MB and 750 × 1334 px. The sandbox
 * refuses (87014) a picture of which a twentieth is pure magenta (255, 0, 255).
 * Refusals: 41005 no media, 40006 over 1 MB or too many pixels, 40004 no picture, 44991 over 4,000 a minute.
 */
export function pictureCheck(sandbox: Sandbox): (query: Fields, contentType: string, body: unknown) => Promise<Fields> {
  const withinLimit = perMinute(CHECKS_A_MINUTE, sandbox.nowMs)
  return async (query, contentType, body) => {
    checkAccessToken(sandbox, query['access_token'])
    if (!withinLimit('all')) throw new WechatRefusal(44991)
    const media = Buffer.isBuffer(body) ? formFile(contentType, body, 'media') : null
    if (!media || media.bytes.length === 0) throw new WechatRefusal(41005)
    if (media.bytes.length > HEAVIEST) throw new WechatRefusal(40006)
    if (await isRisky(media.bytes)) throw new WechatRefusal(87014)
    return { errcode: 0, errmsg: 'ok' }
  }
}

async function isRisky(bytes: Buffer): Promise<boolean> {
  const start = bytes.subarray(0, 4).toString('hex')
  if (!KINDS.some((kind) => start.startsWith(kind))) throw new WechatRefusal(40004)
  // A library of its own weight, which most runs never need.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  const picture = await loadImage(bytes).catch(() => {
    throw new WechatRefusal(40004)
  })
  if (picture.width > WIDEST_PX || picture.height > TALLEST_PX) throw new WechatRefusal(40006)
  const pen = createCanvas(LOOKED_AT_PX, LOOKED_AT_PX).getContext('2d')
  pen.drawImage(picture, 0, 0, LOOKED_AT_PX, LOOKED_AT_PX)
  const { data } = pen.getImageData(0, 0, LOOKED_AT_PX, LOOKED_AT_PX)
  let magenta = 0
  for (let at = 0; at < data.length; at += 4) if (isMagenta(data.subarray(at, at + 4))) magenta += 1
  return magenta >= LOOKED_AT_PX * LOOKED_AT_PX * MAGENTA_SHARE
}

/** As near as JPEG leaves it. */
function isMagenta([red = 0, green = 0, blue = 0, alpha = 0]: Uint8ClampedArray): boolean {
  return red > 220 && green < 40 && blue > 220 && alpha > 250
}
