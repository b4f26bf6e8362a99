import { text } from '@passalong/contract'
import type { Cover } from '../screen/cover.js'
import { element } from '../screen/dom.js'
import { icons } from '../screen/icons.js'
import type { Troubles } from '../troubles.js'
import { CallFailure } from '../wx/answer.js'
import type { PhoneStorage } from '../wx/storage.js'

/** The one permission that this phone's WeChat asks for. */
export const ALBUM_SCOPE = 'scope.writePhotosAlbum'

/** WeChat's number where the phone itself keeps WeChat out. */
const SYSTEM_DENIED = 3

/** What the person allows the mini program. WeChat asks once; after that only its settings page changes the answer. */
export class Permissions {
  readonly #kept: PhoneStorage
  readonly #cover: Cover
  readonly #troubles: Troubles

  constructor(kept: PhoneStorage, cover: Cover, troubles: Troubles) {
    this.#kept = kept
    this.#cover = cover
    this.#troubles = troubles
  }

  /** As `wx.getSetting` tells it: what was never asked for is not in it. */
  get settings(): Record<string, boolean> {
    const answer = this.#kept.get(ALBUM_SCOPE)
    return typeof answer === 'boolean' ? { [ALBUM_SCOPE]: answer } : {}
  }

  /** Asks unless it was asked before. @throws CallFailure `auth deny` where it is refused, also from before */
  async need(scope: string): Promise<void> {
    if (scope !== ALBUM_SCOPE) throw new CallFailure(`${scope} is not in this phone`)
    if (this.#troubles.has('album-refused')) throw new CallFailure('system permission denied', SYSTEM_DENIED)
    const before = this.settings[ALBUM_SCOPE]
    const isAllowed = before ?? (await this.#ask())
    if (before === undefined) this.#kept.set(ALBUM_SCOPE, isAllowed)
    if (!isAllowed) throw new CallFailure('auth deny')
  }

  /** WeChat's page of settings, until it is left. @returns what is allowed then */
  openSettings(): Promise<Record<string, boolean>> {
    return new Promise((resolve) => {
      const leave = () => {
        page.remove()
        resolve(this.settings)
      }
      const page = settingsPage(this.settings[ALBUM_SCOPE], leave, (isOn) => this.#kept.set(ALBUM_SCOPE, isOn))
      this.#cover.root.append(page)
    })
  }

  #ask(): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (isAllowed: boolean) => () => {
        sheet.close()
        resolve(isAllowed)
      }
      const sheet = this.#cover.sheet('phone-subscribe', () => resolve(false))
      const brand = text('brand.name')
      const choice = (name: string, words: string, isAllowed: boolean) => {
        const attributes = { class: `phone-subscribe-${name}`, 'data-phone': `album-${name}` }
        return element('button', { ...attributes, onClick: answer(isAllowed) }, words)
      }
      sheet.content.append(
        element(
          'p',
          { class: 'phone-subscribe-brand' },
          element('i', { class: 'phone-mark' }, brand.slice(0, 1)),
          element('b', {}, brand),
          text('phone.album-asks'),
        ),
        element('h3', { class: 'phone-permission' }, text('phone.album-scope')),
        element(
          'div',
          { class: 'phone-subscribe-choices' },
          choice('refuse', text('phone.subscribe-refuse'), false),
          choice('allow', text('phone.allow'), true),
        ),
      )
    })
  }
}

/** What may be switched there; `isAllowed` undefined: the mini program has not asked for anything yet. */
function settingsPage(isAllowed: boolean | undefined, leave: () => void, change: (isOn: boolean) => void): HTMLElement {
  const back = { class: 'phone-settings-back', 'data-phone': 'settings-back', 'aria-label': text('phone.close') }
  const toggle = element('button', {
    class: 'phone-switch',
    role: 'switch',
    'aria-checked': String(isAllowed === true),
    'aria-label': text('phone.album-scope'),
    'data-phone': 'album-switch',
    onClick: () => {
      const isOn = toggle.getAttribute('aria-checked') !== 'true'
      toggle.setAttribute('aria-checked', String(isOn))
      change(isOn)
    },
  })
  const row = element('div', { class: 'phone-settings-row' }, element('span', {}, text('phone.album-row')), toggle)
  const nothing = element('p', { class: 'phone-feed-empty' }, text('phone.settings-empty'))
  return element(
    'section',
    { class: 'phone-settings', role: 'dialog', 'aria-label': text('phone.settings') },
    element(
      'header',
      {},
      element('button', { ...back, html: icons.back, onClick: leave }),
      element('strong', {}, text('phone.settings')),
    ),
    element('p', { class: 'phone-settings-lead' }, text('phone.settings-lead', { brand: text('brand.name') })),
    isAllowed === undefined ? nothing : row,
  )
}
