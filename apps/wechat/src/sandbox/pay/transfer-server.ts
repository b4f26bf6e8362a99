import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Fields, parsedObject } from '../request-body.js'
import { perMinute, type Sandbox } from '../sandbox.js'
import type { Bill } from './bill.js'
import { readOrder } from './bill-order.js'
import { cancelledView, createdView, queriedView } from './bill-view.js'
import type { AnswerFault, Call } from './control.js'
import { type Pay, PayRefusal, parameterFault } from './pay.js'
import { signatureGate, signedHeaders } from './signature.js'
import type { Transfers } from './transfers.js'

const ROOT = '/v3/fund-app/mch-transfer/transfer-bills'
const BILLS_PER_SECOND = 100

type Numbered = { Params: { outBillNo: string } }

/** WeChat Pay's side of merchant transfers: every request signed by the merchant, every answer by WeChat. */
export function transferServer(app: FastifyInstance, sandbox: Sandbox, pay: Pay, transfers: Transfers): void {
  const checkSignature = signatureGate(pay)
  const withinRate = perSecond(pay.billsPerSecond ?? BILLS_PER_SECOND)
  app.addHook('preHandler', async (request) => {
    const { method, url: path } = request
    checkSignature({ method, path, body: rawBody(request), authorization: request.headers.authorization })
  })
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof PayRefusal)) throw error
    return send(pay, reply.status(error.status), { code: error.code, message: error.message })
  })
  const answer = async (call: Call, outBillNo: string, reply: FastifyReply, work: () => object) => {
    const { fault, delayMs } = transfers.control.answerTo(call, outBillNo)
    if (fault === 'cut-before') return cut(reply)
    if (fault === 'error-before' || typeof fault === 'object') if (fault !== null) throw refusalOf(fault)
    const view = work()
    if (delayMs > 0) await wait(delayMs)
    if (fault === 'cut-after') return cut(reply)
    if (fault === 'error-after') throw refusalOf(fault)
    return send(pay, reply, view, fault)
  }
  app.post(ROOT, async (request, reply) => {
    const serial = request.headers['wechatpay-serial']
    const order = readOrder(pay, sandbox.appid, jsonBody(request), typeof serial === 'string' ? serial : undefined)
    return answer('create', order.outBillNo, reply, () => {
      const isNew = transfers.bills.find(order.outBillNo) === undefined
      if (isNew && !withinRate()) throw new PayRefusal(429, 'FREQUENCY_LIMIT_EXCEED', '接口请求频率超限')
      return createdView(transfers.bills.create(order, isNew ? transfers.control.nextFate() : NO_FATE))
    })
  })
  app.get<Numbered>(`${ROOT}/out-bill-no/:outBillNo`, async (request, reply) => {
    const { outBillNo } = request.params
    return answer('query', outBillNo, reply, () => queriedView(pay, sandbox.appid, known(transfers, outBillNo)))
  })
  app.post<Numbered>(`${ROOT}/out-bill-no/:outBillNo/cancel`, async (request, reply) => {
    const { outBillNo } = request.params
    return answer('cancel', outBillNo, reply, () => {
      const bill = known(transfers, outBillNo)
      transfers.bills.cancel(bill)
      return cancelledView(bill)
    })
  })
}

const NO_FATE = { heldAt: null, willFail: null }

function known(transfers: Transfers, outBillNo: string): Bill {
  transfers.bills.closeOverdue()
  const bill = transfers.bills.find(outBillNo)
  if (!bill) throw new PayRefusal(404, 'NOT_FOUND', '记录不存在')
  return bill
}

function refusalOf(fault: AnswerFault): PayRefusal {
  if (typeof fault === 'object') return new PayRefusal(fault.status as 400, fault.code, fault.message)
  return new PayRefusal(500, 'SYSTEM_ERROR', '系统异常，请稍后重试')
}

function cut(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

function send(pay: Pay, reply: FastifyReply, view: object, fault: AnswerFault | null = null): FastifyReply {
  const body = JSON.stringify(view)
  const headers = signedHeaders(pay, fault === 'wrongly-signed' ? `${body} ` : body)
  if (fault !== 'unsigned') reply.headers(headers)
  return reply.type('application/json; charset=utf-8').send(body)
}

const rawBody = ({ body }: FastifyRequest): string => (typeof body === 'string' ? body : '')

function jsonBody(request: FastifyRequest): Fields {
  const value = parsedObject(rawBody(request))
  if (value === null) throw parameterFault('请求体不是合法的JSON')
  return value
}

/** Counts against real time: it guards this process, not a shop's day. */
function perSecond(limit: number): () => boolean {
  const count = perMinute(limit, () => Date.now() * 60)
  return () => count('all')
}
