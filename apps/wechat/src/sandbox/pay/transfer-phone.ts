import { PhoneRefusal, personOf } from '../chats.js'
import { openidFor } from '../people.js'
import type { Sandbox } from '../sandbox.js'
import type { Bill } from './bill.js'
import type { Transfers } from './transfers.js'

type Fields = Record<string, unknown>

/** What the confirmation on a phone shows, and what became of it. */
export interface ShownTransfer {
  amountFen: number
  remark: string
  state: Bill['state']
}

/**
 * What `wx.requestMerchantTransfer` shows: `{person, mchId, appId, package}` -> the transfer as it stands.
 * @throws PhoneRefusal 404 transfer-unknown, 403 transfer-not-yours, 409 transfer-over
 */
export function showTransfer(sandbox: Sandbox, transfers: Transfers, body: Fields): ShownTransfer {
  const bill = ownBill(sandbox, transfers, body)
  if (body['mchId'] !== transfers.pay.mchId || body['appId'] !== sandbox.appid) {
    throw new PhoneRefusal('transfer-unknown', 404)
  }
  return shown(bill)
}

/**
 * The tap on 确认收款, by `person` or by `openid`; with `refuse: true` the sheet was put away, which leaves the transfer
 * waiting as it does in WeChat. The answer says what state it is in now: TRANSFERING is not paid yet.
 * @throws PhoneRefusal as `showTransfer`
 */
export function confirmTransfer(sandbox: Sandbox, transfers: Transfers, body: Fields): ShownTransfer {
  const bill = ownBill(sandbox, transfers, body)
  if (body['refuse'] !== true) transfers.bills.confirm(bill)
  return shown(bill)
}

function ownBill(sandbox: Sandbox, transfers: Transfers, body: Fields): Bill {
  const openid =
    typeof body['openid'] === 'string' ? body['openid'] : openidFor(sandbox.appid, personOf(body['person']))
  transfers.bills.closeOverdue()
  const bill = transfers.bills.withPackage(String(body['package']))
  if (!bill) throw new PhoneRefusal('transfer-unknown', 404)
  if (bill.openid !== openid) throw new PhoneRefusal('transfer-not-yours', 403)
  if (['FAIL', 'CANCELING', 'CANCELLED'].includes(bill.state)) throw new PhoneRefusal('transfer-over', 409)
  return bill
}

const shown = ({ amountFen, remark, state }: Bill): ShownTransfer => ({ amountFen, remark, state })
