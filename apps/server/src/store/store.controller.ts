import { Controller, Get, Param, Res } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { type FastifyReply } from 'fastify'
import { Database } from '../platform/database/database.js'
import { Allow } from '../platform/session/allow.js'
import { WechatClient } from '../platform/wechat/wechat-client.js'
import { Stores } from './stores.js'
import { StoreView, welcomeGift } from './views.js'

@ApiTags('store')
@Controller('v1/stores')
export class StoreController {
  private readonly signs = new Map<string, { contentType: string; bytes: Buffer }>()

  constructor(
    private readonly database: Database,
    private readonly stores: Stores,
    private readonly wechat: WechatClient,
  ) {}

  /** What a shopper sees before joining through this store's code. */
  @Allow('public')
  @Get(':code')
  @ApiOkResponse({ type: StoreView })
  async show(@Param('code') code: string): Promise<StoreView> {
    const store = await this.stores.byCode(this.database, code)
    return {
      code: store.code,
      name: store.name,
      city: store.city,
      gift: welcomeGift(),
    }
  }

  /** The store's counter sign: a mini program code that opens the join page with this store. */
  @Allow('public')
  @Get(':code/code.png')
  async sign(@Param('code') code: string, @Res() reply: FastifyReply): Promise<void> {
    const store = await this.stores.byCode(this.database, code)
    const sign =
      this.signs.get(store.code) ?? (await this.wechat.miniProgramCode('pages/join/index', `s.${store.code}`))
    this.signs.set(store.code, sign)
    reply.header('content-type', sign.contentType).header('cache-control', 'public, max-age=3600').send(sign.bytes)
  }
}
