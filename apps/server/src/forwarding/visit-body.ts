import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'
import { Refusal } from '../platform/http/refusal.js'
import { type SealedPayload } from '../platform/wechat/open-payload.js'

export class GroupPayloadBody implements SealedPayload {
  @ApiProperty({ description: 'from wx.getGroupEnterInfo', maxLength: 1024 }) encryptedData!: string
  @ApiProperty({ maxLength: 64 }) iv!: string
}

export class VisitBody {
  @ApiProperty({ maxLength: 64 }) token!: string

  @ApiPropertyOptional({ description: 'WeChat’s scene value; analytics only', minimum: 0, maximum: 9999 })
  wxScene?: number

  @ApiPropertyOptional({
    description: 'WeChat’s chatType from getEnterOptions; analytics only',
    minimum: 0,
    maximum: 127,
  })
  chatType?: number

  @ApiPropertyOptional({
    type: GroupPayloadBody,
    description: 'the group that the card stood in; a payload that cannot be read is ignored',
  })
  group?: GroupPayloadBody

  @ApiPropertyOptional({
    description:
      'names a phone without a WeChat login (single-page mode); with a session its visits become the person’s',
    pattern: '^[\\w-]{16,64}$',
  })
  visitorKey?: string
}

type Fields = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

const textUpTo =
  (atMost: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= atMost

const wholeUpTo =
  (atMost: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= atMost

const groupChecks: Record<string, Check> = { encryptedData: textUpTo(1024), iv: textUpTo(64) }

const checks: Record<string, Check> = {
  token: textUpTo(64),
  wxScene: wholeUpTo(9999),
  chatType: wholeUpTo(127),
  group: (value) => isFields(value) && fault(value, groupChecks, ['encryptedData', 'iv']) === null,
  visitorKey: (value) => typeof value === 'string' && /^[\w-]{16,64}$/.test(value),
}

/**
 * A visit's body, checked by hand: on the one route that a whole crowd calls at once, checking by decorators costs as much as
 * keeping the visit. An optional field may be null. Throws `request-invalid`.
 */
export function visitBody(body: unknown): VisitBody {
  const wrong = isFields(body) ? fault(body, checks, ['token']) : 'body'
  if (wrong !== null) throw new Refusal('request-invalid', { fields: wrong })
  return body as VisitBody
}

/** The first field that is missing, unknown or not as it should be. */
function fault(fields: Fields, checks: Record<string, Check>, needed: readonly string[]): string | null {
  for (const name of needed) if (fields[name] === undefined || fields[name] === null) return name
  for (const name of Object.keys(fields)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    const value = fields[name]
    if (!check || (value !== undefined && value !== null && !check(value))) return name
  }
  return null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
