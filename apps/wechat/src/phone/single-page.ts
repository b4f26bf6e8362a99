import { text } from '@passalong/contract'
import { makeSinglePage, type PhoneParts } from './make-program.js'
import type { Program } from './program.js'
import { element } from './screen/dom.js'
import { icons } from './screen/icons.js'
import type { PhoneStorage } from './wx/storage.js'

/** WeChat's numbers for Moments: a page alone, and the whole mini program opened from it. */
export const MOMENTS_SCENE = { alone: 1154, whole: 1155 } as const

/** A page that is opened on Moments, alone: a bar at the foot leads into the mini program. */
export class SinglePage {
  readonly root: HTMLElement
  readonly program: Program

  /** `actions.enter` opens the mini program at the same address. */
  constructor(
    path: string,
    parts: PhoneParts,
    storage: PhoneStorage,
    actions: { enter: () => void; close: () => void },
  ) {
    this.program = makeSinglePage(parts, storage)
    const close = { class: 'phone-single-close', 'data-phone': 'single-close', 'aria-label': text('phone.close') }
    this.root = element(
      'section',
      { class: 'phone-single' },
      this.program.root,
      element('button', { ...close, html: icons.close, onClick: actions.close }),
      element(
        'footer',
        { class: 'phone-single-bar' },
        element('i', { class: 'phone-mark' }, text('brand.name').slice(0, 1)),
        element('span', {}, text('brand.name')),
        element('button', { 'data-phone': 'single-enter', onClick: actions.enter }, text('phone.single-page-enter')),
      ),
    )
    this.program.enter(path, { scene: MOMENTS_SCENE.alone, apiCategory: 'browseOnly' })
  }

  /** Ends it for good: nothing of it stays alive. */
  end(): void {
    this.program.leave()
    this.program.stack.closeAll()
    this.program.life.end()
    this.root.remove()
  }
}
