import { text } from '@passalong/contract'
import type { Announce } from '../announce.js'
import type { Program } from '../program.js'
import type { Cover } from '../screen/cover.js'
import type { WechatService } from './service.js'
import { draftOf, postByHand, postOf, sendByHand } from './share.js'

/** The capsule's menu: sharing, where the page offers it. */
export async function capsuleMenu(
  program: Program,
  phone: { cover: Cover; service: WechatService; announce: Announce },
): Promise<void> {
  const { cover } = phone
  const page = program.stack.current
  if (!page) return
  if (!page.maySend('friend')) return void (await cover.choose([text('phone.no-sharing')]))
  const choices = [text('phone.forward'), ...(page.maySend('moments') ? [text('phone.moments-share')] : [])]
  const chosen = await cover.choose(choices)
  if (chosen === 0) await sendByHand(await draftOf(page, 'menu', undefined), phone)
  if (chosen === 1) await postByHand(postOf(page), phone)
}
