import type { Bill } from './bill.js'
import { beijingTime, type Pay } from './pay.js'

const failReason = ({ failReason: reason }: Bill) => (reason === null ? {} : { fail_reason: reason })

/** The answer to a new transfer. `package_info` is there once the person can confirm, and no longer. */
export function createdView(bill: Bill) {
  const { outBillNo, transferBillNo, createdAtMs, state, packageInfo } = bill
  return {
    out_bill_no: outBillNo,
    transfer_bill_no: transferBillNo,
    create_time: beijingTime(createdAtMs),
    state,
    ...failReason(bill),
    ...(state === 'WAIT_USER_CONFIRM' && packageInfo !== null ? { package_info: packageInfo } : {}),
  }
}

/** The answer to a query; it never says `package_info`: whoever lost it asks for the same transfer once more. */
export function queriedView(pay: Pay, appid: string, bill: Bill) {
  return {
    mch_id: pay.mchId,
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    appid,
    state: bill.state,
    transfer_amount: bill.amountFen,
    transfer_remark: bill.remark,
    ...failReason(bill),
    openid: bill.openid,
    create_time: beijingTime(bill.createdAtMs),
    update_time: beijingTime(bill.updatedAtMs),
  }
}

/** The answer to a cancellation: it is asynchronous, so this is not the end. */
export function cancelledView(bill: Bill) {
  const { outBillNo, transferBillNo, state, updatedAtMs } = bill
  return {
    out_bill_no: outBillNo,
    transfer_bill_no: transferBillNo,
    state,
    update_time: beijingTime(updatedAtMs),
  }
}

/** What a notification carries, before it is encrypted. */
export function noticedView(pay: Pay, bill: Bill) {
  return {
    mch_id: pay.mchId,
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    state: bill.state,
    transfer_amount: bill.amountFen,
    openid: bill.openid,
    ...failReason(bill),
    create_time: beijingTime(bill.createdAtMs),
    update_time: beijingTime(bill.updatedAtMs),
  }
}
