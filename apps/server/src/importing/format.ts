import { readCdnow } from './cdnow.js'
import { readOnlineRetail } from './online-retail.js'
import { type ReceiptFile } from './receipt-file.js'

/** A kind of file: how it is read, and the source that its orders stand under instead of a shop. */
export interface Format {
  name: string
  store: { code: string; name: string }
  /** Reads a file as of `nowMs`: what is dated later cannot have happened. Throws FileFault. */
  read: (file: string, nowMs: number) => Promise<ReceiptFile>
}

/** Every kind of file that can be imported. No shop has a code with a dash, so nobody joins at one of these. */
export const formats: readonly Format[] = [
  { name: 'cdnow', store: { code: 'IMPORT-CDNOW', name: 'CDNOW' }, read: readCdnow },
  { name: 'online-retail', store: { code: 'IMPORT-RETAIL', name: 'Online Retail' }, read: readOnlineRetail },
]
