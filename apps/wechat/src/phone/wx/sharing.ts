import { ServiceRefusal } from '../wechat/service.js'
import { draftOf, sendByHand } from '../wechat/share.js'
import { type Api, answering, answeringAll, CallFailure, type CallOptions } from './answer.js'
import type { WxSurroundings } from './surroundings.js'

/** WeChat's numbers for why it tells nothing of a group [developers.weixin.qq.com, wx.getGroupEnterInfo]. */
const WRONG_SCENE = { words: 'scene error', errCode: 40097 }
const LEFT_GROUP = { words: 'user not in the group', errCode: 65206 }

/** What a page says of sharing, and what WeChat tells of the group that it was opened in. */
export function sharingApi(around: WxSurroundings): Api {
  const { program, cover, service, announce } = around
  const sharing = () => program.stack.current?.sharing
  const setTicket = ({ withShareTicket }: CallOptions) => {
    const page = sharing()
    if (page && typeof withShareTicket === 'boolean') page.withShareTicket = withShareTicket
  }
  return {
    ...answeringAll({
      showShareMenu: (options) => {
        for (const item of menusIn(options, ['shareAppMessage'])) sharing()?.hidden.delete(item)
        setTicket(options)
      },
      hideShareMenu: (options) => {
        for (const item of menusIn(options, ['shareAppMessage', 'shareTimeline'])) sharing()?.hidden.add(item)
      },
      updateShareMenu: setTicket,
      shareAppMessage: async () => {
        const page = program.stack.current
        if (page) await sendByHand(await draftOf(page, 'button', undefined), { cover, service, announce })
      },
    }),
    getGroupEnterInfo: (options: CallOptions = {}) => {
      // WeChat gives no promise here: without callbacks its answer is lost.
      const { complete = () => undefined } = options
      answering('getGroupEnterInfo', () => groupEntered(around))({ ...options, complete })
    },
  }
}

const menusIn = ({ menus }: CallOptions, usual: string[]): string[] => (Array.isArray(menus) ? menus : usual)

async function groupEntered({ program, service }: WxSurroundings): Promise<object> {
  const { card } = program.life
  if (card === null) throw failure(WRONG_SCENE)
  try {
    return await service.groupOf(card)
  } catch (reason) {
    const code = reason instanceof ServiceRefusal ? reason.code : ''
    if (code === 'group-left') throw failure(LEFT_GROUP)
    throw code === 'scene-wrong' ? failure(WRONG_SCENE) : new CallFailure('')
  }
}

const failure = ({ words, errCode }: { words: string; errCode: number }) => new CallFailure(words, undefined, errCode)
