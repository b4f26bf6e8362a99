import { randomBytes } from 'node:crypto'
import { text } from '@passalong/contract'

/** WeChat's scene for commission paid to those who sell. */
const SCENE_COMMISSION = '1005'

/** Where WeChat's notifications arrive, after the notify base. */
export const NOTIFICATION_PATH = '/v1/wechat/transfer-notifications'

/** A bill number, drawn at random so that a database put back from a backup never uses one again; 27 of 32 characters. */
export function newBillNo(day: string): string {
  return `W${day.replaceAll('-', '')}${randomBytes(9).toString('hex')}`
}

/** The request for one bill, written once and sent as it is for ever. `userName` is encrypted for WeChat. */
export function transferBody(bill: {
  appid: string
  billNo: string
  openid: string
  userName: string
  netFen: number
  notifyBase: string
}): string {
  return JSON.stringify({
    appid: bill.appid,
    out_bill_no: bill.billNo,
    transfer_scene_id: SCENE_COMMISSION,
    openid: bill.openid,
    user_name: bill.userName,
    transfer_amount: bill.netFen,
    transfer_remark: text('withdrawal.remark'),
    notify_url: `${bill.notifyBase}${NOTIFICATION_PATH}`,
    transfer_scene_report_infos: [
      { info_type: text('withdrawal.scene-post-type'), info_content: text('withdrawal.scene-post') },
      { info_type: text('withdrawal.scene-pay-type'), info_content: text('withdrawal.scene-pay') },
    ],
  })
}
