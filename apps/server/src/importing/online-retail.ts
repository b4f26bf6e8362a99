import { instantOf, lineFen, nameOf, priceOf, quantityOf } from './fields.js'
import { readCsv } from './read-csv.js'
import { type ReceiptFile, ReceiptFileBuilder } from './receipt-file.js'
import { RowRefused } from './row-refused.js'
import { whoAndWhen } from './who-and-when.js'

const COLUMNS = ['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID'] as const
type Cells = Record<(typeof COLUMNS)[number], string>

/** What reading a row needs to know of the rows before it. */
interface Known {
  builder: ReceiptFileBuilder
  /** Whose receipt it is: the first customer that a row of it names. */
  owners: Map<string, string>
  /** Rows so far of each cancellation. */
  ordinals: Map<string, number>
}

/**
 * Reads UCI's Online Retail: a row is a line of the receipt InvoiceNo; a receipt that begins with C takes goods back, each of
 * its rows by itself. A refused row leaves the rest of its receipt standing. Throws FileFault.
 */
export async function readOnlineRetail(file: string, nowMs: number): Promise<ReceiptFile> {
  const builder = new ReceiptFileBuilder(nowMs)
  const known: Known = { builder, owners: new Map(), ordinals: new Map() }
  for await (const { line, cells } of readCsv(file, COLUMNS)) builder.row(line, () => readRow(known, line, cells))
  return builder.build()
}

function readRow(known: Known, line: number, cells: Cells | null): void {
  if (cells === null) throw new RowRefused('row-malformed')
  const cancelled = /^c/i.test(cells.InvoiceNo)
  const ordinal = (known.ordinals.get(cells.InvoiceNo) ?? 0) + 1
  if (cancelled) known.ordinals.set(cells.InvoiceNo, ordinal)
  const { customer, atMs } = whoAndWhen(known.builder, cells.CustomerID, () => instantOf(cells.InvoiceDate))
  const receiptNo = nameOf(cells.InvoiceNo, 'receipt-number-missing')
  const owner = known.owners.get(receiptNo) ?? customer
  known.owners.set(receiptNo, owner)
  if (owner !== customer) throw new RowRefused('receipt-of-another-customer')
  const item = nameOf(cells.StockCode, 'item-missing')
  const quantity = quantityOf(cells.Quantity)
  if (quantity < 0 && !cancelled) throw new RowRefused('quantity-negative')
  if (quantity > 0 && cancelled) throw new RowRefused('cancellation-quantity-not-negative')
  const { price, priceText } = priceOf(cells.UnitPrice)
  if (cancelled)
    known.builder.cancel(customer, {
      kind: 'cancellation',
      refundPrefix: `${receiptNo}:${ordinal}`,
      atMs,
      line,
      item,
      priceText,
      quantity: -quantity,
    })
  else
    known.builder.buy(customer, receiptNo, atMs, { line, item, priceText, quantity, paidFen: lineFen(price, quantity) })
}
