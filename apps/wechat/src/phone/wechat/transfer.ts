import { text, yuanText } from '@passalong/contract'
import type { Cover } from '../screen/cover.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'
import { ServiceRefusal, type ShownTransfer, type TransferAsk, type WechatService } from './service.js'

/** How long the sheet says that it worked before the mini program has the screen again. */
const TAKEN_MS = 1_100

/**
 * WeChat's page on which a person takes the money of a transfer.
 * @returns whether it was confirmed; that is no proof of payment
 * @throws Error where there is nothing to confirm, after it was shown why
 */
export async function confirmTransfer(ask: TransferAsk, cover: Cover, service: WechatService): Promise<boolean> {
  const transfer = await service.shownTransfer(ask).catch(async (reason) => {
    await sayWhyNot(reason, cover)
    throw reason
  })
  if (transfer.state !== 'WAIT_USER_CONFIRM') {
    // It was confirmed before: WeChat shows that and lets the mini program go on.
    await showTaken(cover.sheet('phone-transfer', () => {}))
    return true
  }
  return new Promise((resolve, reject) => {
    const leave = () => {
      service.answerTransfer(ask, true).then(
        () => resolve(false),
        () => resolve(false),
      )
    }
    const sheet = cover.sheet('phone-transfer', leave)
    const take = element('button', { class: 'phone-transfer-take', 'data-phone': 'transfer-take' })
    const cancel = element('button', { class: 'phone-transfer-cancel', 'data-phone': 'transfer-cancel' })
    take.append(text('phone.transfer-take'))
    cancel.append(text('phone.cancel'))
    cancel.addEventListener('click', () => {
      sheet.close()
      leave()
    })
    take.addEventListener('click', () => {
      take.disabled = true
      cancel.disabled = true
      take.innerHTML = '<i class="phone-spinner"></i>'
      service.answerTransfer(ask, false).then(
        async () => {
          await showTaken(sheet)
          resolve(true)
        },
        async (reason) => {
          sheet.close()
          await sayWhyNot(reason, cover)
          reject(reason)
        },
      )
    })
    sheet.content.append(...described(transfer), take, cancel)
  })
}

function described({ amountFen, remark }: ShownTransfer): HTMLElement[] {
  const row = (label: string, value: string) =>
    element('p', { class: 'phone-transfer-row' }, element('span', {}, label), element('b', {}, value))
  const brand = text('brand.name')
  return [
    element(
      'p',
      { class: 'phone-transfer-from' },
      element('i', { class: 'phone-mark' }, brand.slice(0, 1)),
      text('phone.transfer-from', { brand }),
    ),
    element('p', { class: 'phone-transfer-amount' }, element('small', {}, '¥'), grouped(amountFen)),
    row(text('phone.transfer-remark'), remark),
    row(text('phone.transfer-into'), text('phone.transfer-balance')),
    element('p', { class: 'phone-transfer-note' }, text('phone.transfer-within')),
  ]
}

const grouped = (fen: number) => yuanText(fen).replace(/\B(?=(\d{3})+\.)/g, ',')

function showTaken({ content, close }: ReturnType<Cover['sheet']>): Promise<void> {
  content.replaceChildren(
    element('span', { class: 'phone-transfer-done', html: icons.check }),
    element('h3', {}, text('phone.transfer-taken')),
    element('p', { class: 'phone-transfer-note' }, text('phone.transfer-taken-note')),
  )
  return new Promise((resolve) =>
    setTimeout(() => {
      close()
      resolve()
    }, TAKEN_MS),
  )
}

async function sayWhyNot(reason: unknown, cover: Cover): Promise<void> {
  const code = reason instanceof ServiceRefusal ? reason.code : 'away'
  if (code === 'away') return cover.toast(text('phone.offline'), 'none', 2_000, false)
  await cover.modal({
    title: text(code === 'transfer-over' ? 'phone.transfer-over' : 'phone.transfer-not-here'),
    content: '',
    showCancel: false,
    cancelText: '',
    confirmText: text('phone.known'),
    cancelColor: '#000000',
    confirmColor: '#576b95',
    placeholder: null,
  })
}
