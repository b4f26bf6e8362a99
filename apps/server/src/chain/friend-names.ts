import { createCipheriv, createDecipheriv } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { FieldCipher } from '../platform/secrets/field-cipher.js'

/**
 * The names under which a member's answers speak of friends: one block of AES over the member and the friend. The same friend
 * always has the same name for a member, another member sees another, and nobody can make one up or read a member's id from it.
 */
@Injectable()
export class FriendNames {
  private readonly key: Buffer

  constructor(cipher: FieldCipher) {
    this.key = cipher.index('chain-friend', 'name').subarray(0, 16)
  }

  /** The friend's name for this member; 22 characters that fit into an address. */
  nameFor(memberId: number, friendId: number): string {
    const block = Buffer.alloc(16)
    block.writeBigInt64BE(BigInt(memberId), 0)
    block.writeBigInt64BE(BigInt(friendId), 8)
    // A block cipher on exactly one block, each of which stands for one pair only.
    const cipher = createCipheriv('aes-128-ecb', this.key, null).setAutoPadding(false)
    return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
  }

  /** Four signs that tell a member's groups apart and mean nothing to anybody else: WeChat gives groups no name that may be shown. */
  groupSign(memberId: number, groupId: number): string {
    return Buffer.from(this.nameFor(memberId, groupId), 'base64url').toString('hex').slice(0, 4).toUpperCase()
  }

  /** Whom a name means to this member; null for what is no name, or somebody else's. */
  friendOf(memberId: number, name: string): number | null {
    if (!/^[\w-]{22}$/.test(name)) return null
    const decipher = createDecipheriv('aes-128-ecb', this.key, null).setAutoPadding(false)
    const block = Buffer.concat([decipher.update(Buffer.from(name, 'base64url')), decipher.final()])
    const friendId = Number(block.readBigInt64BE(8))
    // The last character has bits to spare: only the one spelling that was given out counts.
    return this.nameFor(memberId, friendId) === name ? friendId : null
  }
}
