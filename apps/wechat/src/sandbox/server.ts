import { randomBytes } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { stableToken } from './access-token.js'
import { pictureBytes, sendPicture } from './chat-pictures.js'
import { chatsOf, PhoneRefusal, personOf, sendCard } from './chats.js'
import { groupRoutes } from './group-routes.js'
import { issueCode } from './issued-code.js'
import { askedTemplates, keepConsents } from './message/consents.js'
import { messagesOf, sendSubscribeMessage } from './message/subscribe-message.js'
import { momentsFor, postMoment } from './moments.js'
import { payRoutes } from './pay/pay-routes.js'
import { people } from './people.js'
import { type Fields, jsonBody, phoneBody } from './request-body.js'
import type { Activity } from './safety/activity.js'
import { safetyRoutes } from './safety/safety-routes.js'
import type { Sandbox } from './sandbox.js'
import { unlimitedCode } from './unlimited-code.js'
import { codeToSession, userPhoneNumber } from './user-identity.js'
import { WechatRefusal } from './wechat-error.js'

/**
 * WeChat's server side over HTTP: what a mini program's own server calls (`/cgi-bin`, `/sns`, `/wxa`, and `/v3` of
 * WeChat Pay where `sandbox.pay` names a merchant) and what the app on a phone does by itself (`/wechat`).
 */
export function buildSandbox(sandbox: Sandbox): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true })
  // WeChat reads the raw body itself and says 47001 where a framework would answer 400 or 415.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error, _request, reply) => answerRefusal(error, reply))
  serverSide(app, sandbox, safetyRoutes(app, sandbox))
  const transfers = sandbox.pay ? payRoutes(app, sandbox, sandbox.pay) : null
  phoneSide(app, sandbox, () => transfers?.clear())
  groupRoutes(app, sandbox)
  playedClock(app, sandbox, () => transfers?.hurry())
  app.get('/health/live', async () => ({ status: 'ok' }))
  return app
}

function answerRefusal(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof WechatRefusal) {
    const rid = [4, 4, 4].map((length) => randomBytes(length).toString('hex')).join('-')
    return reply
      .status(200)
      .type('application/json; charset=UTF-8')
      .send(JSON.stringify(error.body(rid)))
  }
  if (error instanceof PhoneRefusal) return reply.status(error.status).send({ code: error.reason })
  throw error
}

const POSTED = [
  '/cgi-bin/stable_token',
  '/cgi-bin/message/subscribe/send',
  '/wxa/business/getuserphonenumber',
  '/wxa/getwxacodeunlimit',
  '/wxa/msg_sec_check',
  '/wxa/img_sec_check',
]

/** Every address takes one method; the other one is refused by WeChat's own code. */
function serverSide(app: FastifyInstance, sandbox: Sandbox, activity: Activity): void {
  const toSession = codeToSession(sandbox)
  const draw = unlimitedCode(sandbox)
  app.get('/sns/jscode2session', async (request, reply) => {
    const session = toSession(request.query as Fields)
    activity.seen(session.openid)
    // WeChat sends this one answer as text/plain; a client that trusts the header never sees the JSON.
    return reply.type('text/plain').send(JSON.stringify(session))
  })
  app.post('/cgi-bin/stable_token', async (request) => stableToken(sandbox, jsonBody(request)))
  app.post('/wxa/business/getuserphonenumber', async (request) =>
    userPhoneNumber(sandbox, request.query as Fields, jsonBody(request)),
  )
  app.post('/wxa/getwxacodeunlimit', async (request, reply) =>
    reply.type('image/png').send(draw(request.query as Fields, jsonBody(request))),
  )
  app.post('/cgi-bin/message/subscribe/send', async (request) =>
    sendSubscribeMessage(sandbox, request.query as Fields, jsonBody(request)),
  )
  app.post('/sns/jscode2session', async () => refuse(43001))
  for (const path of POSTED) {
    app.get(path, async () => refuse(43002))
  }
}

function refuse(errcode: 43001 | 43002): never {
  throw new WechatRefusal(errcode)
}

function phoneSide(app: FastifyInstance, sandbox: Sandbox, cleared: () => void): void {
  app.get('/wechat/people', async () => people)
  app.post('/wechat/login-codes', async (request) => ({
    code: issueCode(sandbox, 'loginCodes', personOf(phoneBody(request)['person'])),
  }))
  app.post('/wechat/phone-codes', async (request) => ({
    code: issueCode(sandbox, 'phoneCodes', personOf(phoneBody(request)['person'])),
  }))
  app.get<{ Params: { person: string } }>('/wechat/chats/:person', async (request) => ({
    chats: chatsOf(sandbox, personOf(request.params.person)),
  }))
  app.post('/wechat/cards', async (request, reply) => reply.status(201).send(sendCard(sandbox, phoneBody(request))))
  app.post('/wechat/pictures', async (request, reply) =>
    reply.status(201).send(sendPicture(sandbox, phoneBody(request))),
  )
  app.get<{ Params: { id: string } }>('/wechat/pictures/:id', async (request, reply) =>
    reply.type('image/jpeg').send(pictureBytes(sandbox, request.params.id)),
  )
  app.get<{ Params: { person: string } }>('/wechat/moments/:person', async (request) => ({
    posts: momentsFor(sandbox, personOf(request.params.person)),
  }))
  app.post('/wechat/moments', async (request, reply) => reply.status(201).send(postMoment(sandbox, phoneBody(request))))
  app.post('/wechat/subscriptions/asked', async (request) => ({
    templates: askedTemplates(phoneBody(request)['templates']),
  }))
  app.post('/wechat/subscriptions', async (request) => keepConsents(sandbox, phoneBody(request)))
  app.get<{ Params: { person: string } }>('/wechat/messages/:person', async (request) => ({
    messages: messagesOf(sandbox, personOf(request.params.person)),
  }))
  app.post('/wechat/reset', async (_request, reply) => {
    sandbox.store.clear()
    cleared()
    return reply.status(204).send()
  })
}

/** The day that the demonstration plays: `{daysAhead}`, set by whoever turns the shop's. */
function playedClock(app: FastifyInstance, sandbox: Sandbox, turned: () => void): void {
  const shown = () => ({ daysAhead: sandbox.store.read().daysAhead })
  app.get('/wechat/clock', async () => shown())
  app.post('/wechat/clock', async (request) => {
    const { daysAhead } = phoneBody(request)
    if (typeof daysAhead !== 'number' || !Number.isInteger(daysAhead) || daysAhead < 0) {
      throw new PhoneRefusal('body-invalid', 400)
    }
    sandbox.store.change((state) => {
      state.daysAhead = daysAhead
    })
    turned()
    return shown()
  })
}
