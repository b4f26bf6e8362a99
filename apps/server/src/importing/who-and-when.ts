import { customerOf } from './fields.js'
import { type ReceiptFileBuilder } from './receipt-file.js'
import { RowRefused } from './row-refused.js'

/**
 * Whose row it is and when it happened. Whoever is named becomes a member and a readable time counts for the file's last
 * day, whatever else is wrong with the row; a row that names nobody is refused for that first. Throws RowRefused.
 */
export function whoAndWhen(
  builder: ReceiptFileBuilder,
  customerText: string,
  readTime: () => number,
): { customer: string; atMs: number } {
  const customer = customerText === '' ? null : customerOf(customerText)
  if (customer !== null) builder.name(customer)
  let atMs: number
  try {
    atMs = readTime()
    builder.seen(customer, atMs)
  } catch (error) {
    throw customer === null ? new RowRefused('customer-missing') : error
  }
  if (customer === null) throw new RowRefused('customer-missing')
  return { customer, atMs }
}
