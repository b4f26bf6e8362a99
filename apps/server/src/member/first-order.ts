import { type Sheet } from '../platform/database/sheet.js'

const FIRST_ORDER = ['first_order_id']

/** Writes on a sheet which order of a member is the first that stands, null for none; the member is locked. */
export function keepFirstOrder(sheet: Sheet, memberId: number, orderId: number | null): void {
  sheet.change('member', ['id'], FIRST_ORDER, [memberId, orderId])
}
