import { definePart, partAround } from './define.js'
import { readForm, resetForm } from './form.js'

const NAMES = [
  ...['size', 'type', 'plain', 'disabled', 'loading', 'formType', 'openType', 'hoverClass', 'hoverStopPropagation'],
  ...['hoverStartTime', 'hoverStayTime', 'name', 'lang', 'sessionFrom', 'sendMessageTitle', 'sendMessagePath'],
  ...['sendMessageImg', 'appParameter', 'showMessageCard', 'businessId', 'phoneNumberNoQuotaToast'],
]

/** What a button may ask of WeChat besides its own tap. */
const OPEN_TYPES = new Set([
  ...['share', 'getPhoneNumber', 'chooseAvatar', 'openSetting', 'agreePrivacyAuthorization'],
  'getPhoneNumber|agreePrivacyAuthorization',
])

/** WeChat's `<button>`: a real one, so that a disabled one takes no tap. */
export const button = definePart('button', NAMES, (part, context) => {
  const host = part.host as HTMLButtonElement
  host.type = 'button'
  host.setAttribute('hover-class', 'button-hover')
  host.addEventListener('click', () => {
    if (host.disabled) return
    const formType = part.text('formType')
    const form = formType && partAround(part, ['form'])
    if (form && formType === 'submit') form.part.emit('submit', { value: readForm(form.part) })
    if (form && formType === 'reset') resetForm(form.part)
    const openType = part.text('openType')
    if (!openType) return
    if (!OPEN_TYPES.has(openType)) context.report(new Error(`button open-type="${openType}" is not in this phone`))
    else for (const one of openType.split('|')) context.openType({ openType: one, part })
  })
  return {
    changed: (name) => {
      if (name === 'disabled') host.disabled = part.flag('disabled')
      if (name === 'loading') host.classList.toggle('phone-loading', part.flag('loading'))
      if (name === 'hoverClass') host.setAttribute('hover-class', part.text('hoverClass', 'button-hover'))
      if (name === 'type') host.dataset['type'] = part.text('type', 'default')
      if (name === 'size') host.dataset['size'] = part.text('size', 'default')
      if (name === 'plain') host.toggleAttribute('plain', part.flag('plain'))
    },
  }
})
