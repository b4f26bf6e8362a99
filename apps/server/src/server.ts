import { randomUUID } from 'node:crypto'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { type OpenAPIObject } from '@nestjs/swagger'
import { type Logger, pino } from 'pino'
import { AppModule } from './app.module.js'
import { TEMPLATES_PATH } from './material/operator-templates.controller.js'
import { openApiDocument } from './openapi.js'
import { type Clock } from './platform/clock/clock.js'
import { type Config } from './platform/config/config.js'
import { bodyPipe } from './platform/http/body.js'
import { refuseBadAddress, takeJsonOnly, takeLarger } from './platform/http/json-bodies.js'
import { keepRawBody } from './platform/http/raw-body.js'
import { RefusalsFilter } from './platform/http/refusals.filter.js'
import { logRequests } from './platform/http/request-log.js'
import { leaveUnread } from './platform/http/streamed-body.js'
import { PICTURES_PATH } from './poster/operator-pictures.controller.js'
import { PORTRAIT_PATH } from './profile/profile.controller.js'
import { NOTIFICATION_PATH } from './withdrawal/transfer-body.js'

const BODY_LIMIT_BYTES = 64 * 1024
/** A poster template with rich artwork, as somebody lays it out to read. */
const TEMPLATE_LIMIT_BYTES = 512 * 1024

/** The API, ready to listen. Its lines go to stdout unless `log` takes them. */
export async function createServer(
  config: Config,
  clock?: Clock,
  log: Logger = pino({ level: config.logLevel }, gatheredLines()),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    // The nearest proxy alone is believed: what stands further left in X-Forwarded-For anybody can have written.
    trustProxy: config.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    frameworkErrors: refuseBadAddress,
  })
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config, clock, log), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
    bodyParser: false,
  })
  app.useGlobalPipes(bodyPipe)
  app.useGlobalFilters(new RefusalsFilter(log))
  const fastify = app.getHttpAdapter().getInstance()
  takeJsonOnly(fastify)
  takeLarger(fastify, TEMPLATES_PATH, TEMPLATE_LIMIT_BYTES)
  keepRawBody(fastify, NOTIFICATION_PATH)
  leaveUnread(fastify, [PICTURES_PATH, PORTRAIT_PATH])
  logRequests(fastify, log)
  // Made when somebody asks: it takes a quarter of the time of a start.
  let document: OpenAPIObject | undefined
  adapter.get('/openapi.json', (_request: unknown, reply: { send: (body: unknown) => void }) => {
    document ??= openApiDocument(app)
    reply.send(document)
  })
  app.enableShutdownHooks()
  return app
}

/** Lines leave together, at the latest after a second: a line for each request must not cost each request a write. */
function gatheredLines() {
  const lines = pino.destination({ sync: false, minLength: 8 * 1024 })
  setInterval(() => lines.flush(), 1_000).unref()
  return lines
}
