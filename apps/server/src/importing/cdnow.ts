import { dayOf, dayText } from '@passalong/domain'
import { amountOf, noonOf, quantityOf } from './fields.js'
import { readCsv } from './read-csv.js'
import { type ReceiptFile, ReceiptFileBuilder } from './receipt-file.js'
import { RowRefused } from './row-refused.js'
import { whoAndWhen } from './who-and-when.js'

const COLUMNS = ['customer', 'date', 'cds', 'amount'] as const

/**
 * Reads a CDNOW purchase log: a row is a purchase at noon of its day. Its key is customer, day and ordinal (the place of
 * the row among those of that customer and day), so that identical rows are distinct purchases. Throws FileFault.
 */
export async function readCdnow(file: string, nowMs: number): Promise<ReceiptFile> {
  const builder = new ReceiptFileBuilder(nowMs)
  const ordinals = new Map<string, number>()
  for await (const { line, cells } of readCsv(file, COLUMNS))
    builder.row(line, () => {
      if (cells === null) throw new RowRefused('row-malformed')
      const { customer, atMs } = whoAndWhen(builder, cells.customer, () => noonOf(cells.date))
      const key = `${customer}-${dayText(dayOf(atMs)).replaceAll('-', '')}`
      const ordinal = (ordinals.get(key) ?? 0) + 1
      ordinals.set(key, ordinal)
      const quantity = quantityOf(cells.cds)
      if (quantity < 0) throw new RowRefused('quantity-negative')
      const paidFen = amountOf(cells.amount)
      builder.buy(customer, `${key}-${ordinal}`, atMs, { line, item: null, priceText: null, quantity, paidFen })
    })
  return builder.build()
}
