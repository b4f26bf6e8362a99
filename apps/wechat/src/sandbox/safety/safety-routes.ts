import type { FastifyInstance } from 'fastify'
import { type Fields, jsonBody, phoneBody } from '../request-body.js'
import type { Sandbox } from '../sandbox.js'
import { Activity } from './activity.js'
import { SafetyFaults } from './faults.js'
import { pictureCheck } from './picture-check.js'
import { textCheck } from './text-check.js'

/** Forms are read up to here; what weighs more than WeChat takes is refused in WeChat's own words. */
const FORM_LIMIT = 16 * 1024 * 1024

/** Content safety as a shop's server asks for it, and how it goes wrong. Answers who is seen at their phones. */
export function safetyRoutes(app: FastifyInstance, sandbox: Sandbox): Activity {
  const activity = new Activity(sandbox)
  const faults = new SafetyFaults()
  const [ofText, ofPicture] = [textCheck(sandbox, activity), pictureCheck(sandbox)]
  app.addContentTypeParser(
    /^multipart\/form-data/i,
    { parseAs: 'buffer', bodyLimit: FORM_LIMIT },
    (_request, body, done) => done(null, body),
  )
  app.post('/wxa/msg_sec_check', async (request) => {
    await faults.passed()
    return ofText(request.query as Fields, jsonBody(request))
  })
  app.post('/wxa/img_sec_check', async (request) => {
    await faults.passed()
    return ofPicture(request.query as Fields, request.headers['content-type'] ?? '', request.body)
  })
  app.post('/wechat/content-safety', async (request) => faults.set(phoneBody(request)))
  app.addHook('preHandler', async (request) => {
    const { person } = (request.params ?? {}) as { person?: unknown }
    if (typeof person === 'string') activity.seenPerson(person)
  })
  return activity
}
