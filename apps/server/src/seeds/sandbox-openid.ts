import { createHash } from 'node:crypto'

/**
 * The openid that the sandbox gives a person at one mini program, so that a seed can name somebody who has never signed
 * in. The sandbox has the same formula; a test holds them together.
 */
export function sandboxOpenid(appid: string, person: string): string {
  return `o${createHash('sha256').update(`${appid}:${person}`).digest('base64url')}`.slice(0, 28)
}
