import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  HttpCode,
  Post,
  Req,
  UseFilters,
} from '@nestjs/common'
import { ApiExcludeController } from '@nestjs/swagger'
import { Throttle } from '@nestjs/throttler'
import { type FastifyReply } from 'fastify'
import { type RawRequest } from '../platform/http/raw-body.js'
import { refusalOf } from '../platform/http/refusals.filter.js'
import { Log } from '../platform/log/log.js'
import { loggable } from '../platform/log/loggable.js'
import { Allow } from '../platform/session/allow.js'
import { signatureIn } from '../platform/wechat-pay/sign.js'
import { NotificationFault } from '../platform/wechat-pay/wechat-pay.js'
import { NotificationRefused, TakeNotification } from './take-notification.js'

/** WeChat's form of a no: it sends the notification again. The reason goes to the log and, in a word, to the sender. */
@Catch()
export class NotificationFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const declared = error instanceof NotificationFault || error instanceof NotificationRefused
    const refusal = refusalOf(error)
    const status = declared ? error.status : refusal.status
    const message = declared ? error.message : refusal.code
    if (declared) this.log.warn({ status, reason: message }, 'a notification was not taken')
    else if (refusal.code === 'internal-error') this.log.error({ err: loggable(error) }, 'a notification failed')
    host.switchToHttp().getResponse<FastifyReply>().status(status).send({ code: 'FAIL', message })
  }
}

@ApiExcludeController()
@Controller('v1/wechat/transfer-notifications')
@UseFilters(NotificationFilter)
export class TransferNotificationController {
  constructor(private readonly takeNotification: TakeNotification) {}

  /** WeChat's word that a transfer ended, signed and encrypted. 200 only when it is taken. */
  @Allow('public')
  @Throttle({ default: { limit: 6_000, ttl: 60_000 } })
  @Post()
  @HttpCode(200)
  async take(@Req() request: RawRequest): Promise<{ code: 'SUCCESS'; message: string }> {
    const { headers, rawBody = Buffer.alloc(0) } = request
    const signature = signatureIn((name) => {
      const value = headers[name]
      return typeof value === 'string' ? value : null
    })
    await this.takeNotification.take(signature, rawBody)
    return { code: 'SUCCESS', message: 'OK' }
  }
}
