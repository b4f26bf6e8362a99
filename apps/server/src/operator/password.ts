import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

const COST_BITS = 15
const BLOCK_SIZE = 8
const PARALLEL = 1
const HASH_BYTES = 32

/** A password's scrypt hash as `scrypt$costBits$blockSize$parallel$salt$hash`: what it was made with stands in it. */
export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST_BITS, BLOCK_SIZE, PARALLEL)
  return ['scrypt', COST_BITS, BLOCK_SIZE, PARALLEL, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Whether the password made this hash; takes as long for a wrong one. Throws when the hash is not one of ours. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [kind, cost, blockSize, parallel, salt, hash] = stored.split('$')
  if (kind !== 'scrypt' || !salt || !hash) throw new Error('a password hash is malformed')
  const expected = Buffer.from(hash, 'base64url')
  const made = await derive(password, Buffer.from(salt, 'base64url'), Number(cost), Number(blockSize), Number(parallel))
  return made.length === expected.length && timingSafeEqual(made, expected)
}

/** A hash that no password has: an unknown user costs the same time as a wrong password. */
export const nobodysHash = `scrypt$${COST_BITS}$${BLOCK_SIZE}$${PARALLEL}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(HASH_BYTES).toString('base64url')}`

function derive(password: string, salt: Buffer, costBits: number, r: number, p: number): Promise<Buffer> {
  const N = 2 ** costBits
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    )
  })
}
