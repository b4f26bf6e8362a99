import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { type CalledRequest } from '../session/allow.js'

const LONGEST = 128

/** The header as the API's description names it. */
export const DEVICE = {
  name: 'X-Device',
  required: false,
  description: `the phone’s opaque hint of itself, up to ${LONGEST} characters; kept as a keyed hash`,
}

/** The phone's opaque hint of itself out of `X-Device`; null when there is none, or none of up to 128 characters. */
export const DeviceHint = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const hint = context.switchToHttp().getRequest<CalledRequest>().headers['x-device']
  return typeof hint === 'string' && hint !== '' && hint.length <= LONGEST ? hint : null
})
