import { constants, privateDecrypt } from 'node:crypto'
import type { BillOrder } from './bill.js'
import { type Pay, PayRefusal, parameterFault } from './pay.js'

/** From here on WeChat wants to know whom it pays. */
const NAMED_FROM_FEN = 200_000
const LEAST_FEN = 10
const SCENE = '1005'
const SCENE_REPORTS = ['岗位类型', '报酬说明']
const PERCEPTIONS = ['劳务报酬', '报销款', '企业补贴', '开工利是']
const OPENID = /^o[\w-]{27}$/

type Fields = Record<string, unknown>

/**
 * Reads the body of a new transfer and checks every field as WeChat does.
 * @param platformSerial the request's `Wechatpay-Serial`: with which key the name was encrypted
 * @throws PayRefusal 400 PARAM_ERROR, INVALID_REQUEST
 */
export function readOrder(pay: Pay, appid: string, body: Fields, platformSerial: string | undefined): BillOrder {
  if (body['appid'] !== appid) throw new PayRefusal(400, 'INVALID_REQUEST', 'APPID不存在')
  const outBillNo = text(body, 'out_bill_no', 32)
  if (!/^[0-9A-Za-z]+$/.test(outBillNo)) throw parameterFault('商户单号只能由数字、大小写字母组成')
  const sceneId = text(body, 'transfer_scene_id', 36)
  if (sceneId !== SCENE) throw new PayRefusal(400, 'INVALID_REQUEST', '你尚未获取该转账场景')
  const openid = text(body, 'openid', 64)
  if (!OPENID.test(openid)) throw parameterFault('openid与appid不匹配')
  const amountFen = body['transfer_amount']
  if (typeof amountFen !== 'number' || !Number.isSafeInteger(amountFen) || amountFen < LEAST_FEN) {
    throw parameterFault('转账金额不能小于0.1元，单位为分')
  }
  const userName = nameIn(pay, body['user_name'], platformSerial)
  if (amountFen >= NAMED_FROM_FEN && userName === null)
    throw parameterFault('转账金额大于等于2000元时，收款用户姓名必填')
  return {
    outBillNo,
    openid,
    amountFen,
    remark: text(body, 'transfer_remark', 32),
    sceneId,
    userName,
    perception: perceptionIn(body['user_recv_perception']),
    reports: reportsIn(body['transfer_scene_report_infos']),
    notifyUrl: notifyUrlIn(body['notify_url']),
  }
}

function text(body: Fields, name: string, longest: number): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw parameterFault(`${name}必填`)
  // WeChat counts characters, not UTF-16 units.
  if ([...value].length > longest) throw parameterFault(`${name}最多${longest}个字符`)
  return value
}

function nameIn(pay: Pay, encrypted: unknown, platformSerial: string | undefined): string | null {
  if (encrypted === undefined || encrypted === null) return null
  if (typeof encrypted !== 'string') throw parameterFault('user_name格式错误')
  if (platformSerial !== pay.platformKey.serial) throw parameterFault('Wechatpay-Serial与加密所用的公钥不匹配')
  try {
    const key = { key: pay.platformKey.privateKeyPem, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }
    return privateDecrypt(key, Buffer.from(encrypted, 'base64')).toString('utf8')
  } catch {
    throw parameterFault('敏感信息user_name解密失败')
  }
}

function perceptionIn(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || !PERCEPTIONS.includes(value)) {
    throw new PayRefusal(400, 'INVALID_REQUEST', '暂不支持展示当前传入的用户收款感知')
  }
  return value
}

/** The scene of commission wants exactly its two infos, each once. */
function reportsIn(value: unknown): BillOrder['reports'] {
  const given = (Array.isArray(value) ? value : []) as { info_type?: unknown; info_content?: unknown }[]
  const types = given.map((info) => info?.info_type)
  const isWhole = types.length === SCENE_REPORTS.length && SCENE_REPORTS.every((type) => types.includes(type))
  if (!isWhole) throw parameterFault('需传入转账场景报备信息')
  return given.map((info) => ({
    type: String(info.info_type),
    content: text(info as Fields, 'info_content', 32),
  }))
}

/** HTTPS without a query; an address of this machine may do without the S, because nobody listens between. */
function notifyUrlIn(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string' || value.length > 256 || value.includes('?') || !URL.canParse(value)) {
    throw parameterFault('通知地址notify_url无效')
  }
  const url = new URL(value)
  if (url.protocol !== 'https:' && !isLoopback(url)) throw parameterFault('通知地址notify_url只支持https')
  return url.href
}

/** Whether an address is this machine's own; the sandbox speaks to no other. */
export const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
