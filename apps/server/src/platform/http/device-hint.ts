import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { type CalledRequest } from '../session/allow.js'

const LONGEST = 128

/** The phone's opaque hint of itself out of `X-Device`; null when there is none, or none of up to 128 characters. */
export const DeviceHint = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const hint = context.switchToHttp().getRequest<CalledRequest>().headers['x-device']
  return typeof hint === 'string' && hint !== '' && hint.length <= LONGEST ? hint : null
})
