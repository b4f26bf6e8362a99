import { text } from '@passalong/contract'
import type { Announce } from '../announce.js'
import type { Cover } from '../screen/cover.js'
import { type Api, answeringAll, CallFailure, type CallOptions } from './answer.js'

const USUAL_TOAST_MS = 1500
/** WeChat refuses a longer list of choices. */
const MAX_CHOICES = 6

const words = (options: CallOptions, name: string, otherwise = ''): string => String(options[name] ?? otherwise)

/** Toasts, waiting, questions and lists of choices. */
export function feedbackApi(cover: Cover, announce: Announce): Api {
  return answeringAll({
    showToast: (options) => {
      const icon = words(options, 'icon', 'success')
      const kind = icon === 'success' || icon === 'error' || icon === 'loading' ? icon : 'none'
      const title = words(options, 'title')
      cover.toast(title, kind, Number(options['duration'] ?? USUAL_TOAST_MS), options['mask'] === true)
      announce('toast', { title })
    },
    hideToast: () => cover.hideToast(),
    showLoading: (options) => cover.toast(words(options, 'title'), 'loading', null, options['mask'] === true),
    hideLoading: () => cover.hideToast(),
    showModal: (options) =>
      cover.modal({
        title: words(options, 'title'),
        content: words(options, 'content'),
        showCancel: options['showCancel'] !== false,
        cancelText: words(options, 'cancelText', text('phone.cancel')),
        confirmText: words(options, 'confirmText', text('phone.confirm')),
        cancelColor: words(options, 'cancelColor', '#000000'),
        confirmColor: words(options, 'confirmColor', '#576B95'),
        placeholder: options['editable'] === true ? words(options, 'placeholderText') : null,
      }),
    showActionSheet: async (options) => {
      const choices = (options['itemList'] ?? []) as string[]
      if (choices.length > MAX_CHOICES) throw new CallFailure('parameter error: itemList should not be large than 6')
      const tapIndex = await cover.choose(choices)
      if (tapIndex === null) throw new CallFailure('cancel')
      return { tapIndex }
    },
  })
}
