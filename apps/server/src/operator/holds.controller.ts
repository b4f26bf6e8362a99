import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { type MessageKey, messages, text } from '@passalong/contract'
import { type Hold, Holds } from '../hold/holds.js'
import { ScoringWatch } from '../hold/scoring-watch.js'
import { maskedName } from '../member/member.js'
import { rowId } from '../platform/http/ids.js'
import { Refusal } from '../platform/http/refusal.js'
import { NamedRequest } from '../platform/http/request-key.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { operatorOf } from '../platform/session/session.guard.js'
import { HoldDecisionBody, HoldList, type HoldReasonView, HoldStateQuery, HoldView } from './hold-views.js'

@ApiTags('operator')
@ApiBearerAuth()
@Controller('v1/operator/holds')
export class HoldsController {
  constructor(
    private readonly holds: Holds,
    private readonly watch: ScoringWatch,
  ) {}

  /** Commissions that were held before their release, with the reasons; and whether scoring works. */
  @Allow('operator')
  @Get()
  @ApiOkResponse({ type: HoldList })
  async inState(@Query() query: HoldStateQuery): Promise<HoldList> {
    const [holds, { lastAt, stopped }] = await Promise.all([
      this.holds.inState(query.state ?? 'held'),
      this.watch.state(),
    ])
    return { items: holds.map(holdView), scoring: { lastAt: lastAt?.toISOString() ?? null, stopped } }
  }

  /** Releases or voids a held commission, once. */
  @Allow('operator')
  @Post(':id/decision')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: HoldView })
  async decide(
    @Called() caller: Caller,
    @NamedRequest() request: RequestName,
    @Param('id') id: string,
    @Body() body: HoldDecisionBody,
  ): Promise<HoldView> {
    const decision = { release: body.decision === 'release', note: body.note?.trim() || null }
    const hold = await this.holds.decide(request, operatorOf(caller), namedHold(id), decision)
    // The first answer comes out of storage, where instants are texts.
    return holdView({ ...hold, heldAt: new Date(hold.heldAt), decidedAt: hold.decidedAt && new Date(hold.decidedAt) })
  }
}

function namedHold(id: string): { orderId: number; level: number } {
  const [, orderId = '', level = ''] = /^(\d+)-([12])$/.exec(id) ?? []
  if (level === '') throw new Refusal('hold-unknown')
  return { orderId: rowId(orderId, 'hold-unknown'), level: Number(level) }
}

function holdView({ memberNo, nickname, decidedAt, heldAt, orderId, ...hold }: Hold): HoldView {
  return {
    ...hold,
    id: `${orderId}-${hold.level}`,
    orderId: String(orderId),
    payee: { memberNo, maskedName: maskedName(nickname) },
    reasons: hold.reasons.map(({ code, weight, facts }): HoldReasonView => {
      const key = `hold.reason.${code}`
      // A reason of an older version has no sentence any more; its code is better than nothing.
      if (!isKey(key)) return { code, weight, text: code, textEn: code }
      return { code, weight, text: text(key, facts), textEn: text(key, facts, 'en') }
    }),
    heldAt: heldAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(messages, key)
}
