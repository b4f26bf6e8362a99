import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Database, isDuplicate } from '../platform/database/database.js'
import { Ids } from '../platform/database/ids.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { authenticatorSecret, authenticatorUrl } from './authenticator.js'
import { passwordHash } from './password.js'

/** What a new operator is told once; none of it can be read again. */
export interface NewOperator {
  username: string
  password: string
  totpSecret: string
  otpauthUrl: string
}

/** An operator's account as far as signing in needs it. */
export interface OperatorAccount {
  id: number
  passwordHash: string
  totpSecret: string
}

/** The account cannot be made as asked; the message says why. */
export class OperatorFault extends Error {}

/** Operators as rows. */
@Injectable()
export class Operators {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly cipher: FieldCipher,
  ) {}

  /** Adds an operator with a drawn password and authenticator secret. Throws OperatorFault for a bad or taken name. */
  async add(username: string): Promise<NewOperator> {
    if (!isUsername(username))
      throw new OperatorFault('An operator’s name is 2 to 32 of a-z 0-9 . _ - and starts with a letter.')
    const password = randomBytes(15).toString('base64url')
    const totpSecret = authenticatorSecret()
    const columns = 'id, username, password_hash, totp_cipher, used_totp_step'
    const row = [await this.ids.one(), username, await passwordHash(password), this.cipher.seal('totp', totpSecret)]
    try {
      await this.database.run(`INSERT INTO operator (${columns}) VALUES (?, ?, ?, ?, 0)`, row)
    } catch (error) {
      throw isDuplicate(error, 'operator_username')
        ? new OperatorFault(`There is an operator ${username} already.`)
        : error
    }
    return { username, password, totpSecret, otpauthUrl: authenticatorUrl(username, totpSecret) }
  }

  async exists(username: string): Promise<boolean> {
    return (await this.database.rows('SELECT 1 FROM operator WHERE username = ?', [username])).length > 0
  }

  /** The account of this name; null when there is none. */
  async account(username: string): Promise<OperatorAccount | null> {
    if (!isUsername(username)) return null
    const [row] = await this.database.rows<{ id: number; password_hash: string; totp_cipher: Buffer }>(
      'SELECT id, password_hash, totp_cipher FROM operator WHERE username = ?',
      [username],
    )
    if (!row) return null
    return { id: row.id, passwordHash: row.password_hash, totpSecret: this.cipher.open('totp', row.totp_cipher) }
  }
}

function isUsername(text: string): boolean {
  return /^[a-z][a-z0-9._-]{1,31}$/.test(text)
}
