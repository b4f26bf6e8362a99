import { Injectable } from '@nestjs/common'
import { Config } from '../platform/config/config.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { WechatPay } from '../platform/wechat-pay/wechat-pay.js'
import { NAME_FIELD } from './payee-identity.js'
import { newBillNo, transferBody } from './transfer-body.js'

/** A bill as it will be sent, however often. */
export interface Bill {
  billNo: string
  body: string
  /** The key under which the payee's name in the body is encrypted. */
  serial: string
  mchId: string
  appid: string
}

/** Writes the bills that go to WeChat. */
@Injectable()
export class Bills {
  constructor(
    private readonly config: Config,
    private readonly pay: WechatPay,
    private readonly cipher: FieldCipher,
  ) {}

  /** Throws `payouts-off` where no merchant's account is configured. */
  refuseWhenOff(): void {
    void this.pay.account
  }

  /** A new bill with a number of its own. `day` is YYYY-MM-DD. */
  write(nameCipher: Buffer, to: { openid: string; netFen: number; day: string }): Bill {
    const { mchId, notifyBase } = this.pay.account
    const appid = this.config.wechatAppid
    const billNo = newBillNo(to.day)
    const { serial, cipher: userName } = this.pay.encrypted(this.cipher.open(NAME_FIELD, nameCipher))
    const { openid, netFen } = to
    const body = transferBody({ appid, billNo, openid, userName, netFen, notifyBase })
    return { billNo, body, serial, mchId, appid }
  }
}
