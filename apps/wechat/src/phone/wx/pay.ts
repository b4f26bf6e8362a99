import { ServiceRefusal, type TransferAsk } from '../wechat/service.js'
import { askForConsents } from '../wechat/subscribe.js'
import { confirmTransfer } from '../wechat/transfer.js'
import { type Api, answeringAll, CallFailure, type CallOptions } from './answer.js'
import type { WxSurroundings } from './surroundings.js'

const MOST_TEMPLATES = 5

/** Money and messages: what WeChat asks a person on its own sheets, whatever the mini program says. */
export function payApi({ cover, service }: WxSurroundings): Api {
  return answeringAll({
    requestMerchantTransfer: async (options) => {
      const isConfirmed = await confirmTransfer(transferOf(options), cover, service).catch((reason) => {
        throw new CallFailure(reason instanceof ServiceRefusal ? reason.code : 'network error')
      })
      if (!isConfirmed) throw new CallFailure('cancel')
    },
    requestSubscribeMessage: async (options) => {
      const ids = templatesOf(options)
      const templates = await service.askedTemplates(ids).catch((reason) => {
        if (reason instanceof ServiceRefusal) throw new CallFailure('No template data return', undefined, 20001)
        throw new CallFailure('network error', undefined, 10002)
      })
      const answers = await askForConsents(templates, cover)
      await service.keepConsents(answers).catch(() => {
        throw new CallFailure('network error', undefined, 10002)
      })
      return answers
    },
  })
}

function transferOf(options: CallOptions): TransferAsk {
  const { mchId, appId, package: packageInfo } = options
  if (typeof mchId !== 'string' || typeof appId !== 'string' || typeof packageInfo !== 'string') {
    throw new CallFailure('parameter error: mchId, appId and package should be String')
  }
  return { mchId, appId, package: packageInfo }
}

function templatesOf({ tmplIds }: CallOptions): string[] {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw new CallFailure('TmplIds can’t be empty', undefined, 10001)
  if (tmplIds.length > MOST_TEMPLATES) throw new CallFailure('Template count out of max bounds', undefined, 20003)
  return tmplIds.map(String)
}
