import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * Personal fields at rest: AES-256-GCM under a named key, stored as `keyId 0x00 nonce tag ciphertext`. The first key of the
 * ring encrypts; older ones still decrypt, so keys can be changed without touching every row.
 */
export class FieldCipher {
  constructor(private readonly keys: ReadonlyMap<string, Buffer>) {}

  /** Encrypts `text` for the column `field`; a value moved to another column does not decrypt. */
  seal(field: string, text: string): Buffer {
    const [current] = this.keys
    if (!current) throw new Error('no field key')
    const [keyId, key] = current
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(field))
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([Buffer.from(`${keyId}\0`), nonce, cipher.getAuthTag(), body])
  }

  /** Decrypts what `seal` made; throws when the key is unknown or the value was changed. */
  open(field: string, sealed: Buffer): string {
    const end = sealed.indexOf(0)
    const key = this.keys.get(sealed.subarray(0, end).toString())
    if (!key) throw new Error(`the key of this ${field} is not in FIELD_KEYS`)
    const nonce = sealed.subarray(end + 1, end + 13)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(field))
    decipher.setAuthTag(sealed.subarray(end + 13, end + 29))
    return Buffer.concat([decipher.update(sealed.subarray(end + 29)), decipher.final()]).toString('utf8')
  }

  /** A keyed fingerprint by which an encrypted value can be found and kept unique; made with the oldest key of the ring. */
  index(field: string, text: string): Buffer {
    const oldest = [...this.keys.values()].at(-1)
    if (!oldest) throw new Error('no field key')
    return createHmac('sha256', oldest).update(`${field}\0${text}`).digest()
  }
}
