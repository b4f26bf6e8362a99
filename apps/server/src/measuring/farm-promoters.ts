import { Injectable } from '@nestjs/common'
import { Promoters } from '../commission/promoters.js'
import { PROMOTER_TERMS_VERSION } from '../notice/notices.js'
import { Database } from '../platform/database/database.js'

/** Members who accept the promoter's terms on joining. */
@Injectable()
export class FarmPromoters {
  constructor(
    private readonly database: Database,
    private readonly promoters: Promoters,
  ) {}

  async enrol(memberId: number): Promise<void> {
    await this.database.transaction((tx) => this.promoters.enrol(tx, memberId, PROMOTER_TERMS_VERSION))
  }
}
