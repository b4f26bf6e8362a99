import type { Announce } from './announce.js'
import type { ShippedBundle } from './bundle/shape.js'
import type { Faults } from './faults.js'
import type { PhoneFiles } from './files/phone-files.js'
import type { Network } from './network.js'
import { openTypeOf } from './open-type.js'
import type { Pictures } from './pictures.js'
import { Program } from './program.js'
import type { Cover } from './screen/cover.js'
import type { Troubles } from './troubles.js'
import type { Camera } from './wechat/camera.js'
import type { Permissions } from './wechat/permissions.js'
import { type PictureHands, pictureMenu } from './wechat/picture-menu.js'
import type { PrivacyGate } from './wechat/privacy.js'
import type { WechatService } from './wechat/service.js'
import { makeWx } from './wx/index.js'
import { inSinglePage, sayWholeProgram } from './wx/single-page.js'
import type { PhoneStorage } from './wx/storage.js'

/** The parts of a phone that a mini program on it works with. */
export interface PhoneParts {
  phone: string
  bundle: ShippedBundle
  faults: Faults
  announce: Announce
  date: DateConstructor
  network: Network
  service: WechatService
  cover: Cover
  camera: Camera
  privacy: PrivacyGate
  permissions: Permissions
  files: PhoneFiles
  pictures: Pictures
  hands: PictureHands
  troubles: Troubles
  repaint: () => void
}

/** The mini program as it is opened by everything but Moments. */
export function makeProgram(parts: PhoneParts, storage: PhoneStorage): Program {
  const { bundle } = parts
  const program: Program = new Program({
    ...parts,
    bundle,
    components: {
      ...components(parts, () => program),
      openType: (ask) => {
        openTypeOf(ask, { ...parts, program }).catch(parts.faults.report)
      },
    },
    wx: (made) => makeWx({ ...parts, program: made, storage }),
  })
  return program
}

/** The mini program for one page on Moments: no tabs, nobody signed in, a storage of its own. */
export function makeSinglePage(parts: PhoneParts, storage: PhoneStorage): Program {
  const { bundle, cover } = parts
  const { tabBar: _, ...app } = bundle.json.app
  const program: Program = new Program({
    ...parts,
    bundle: { ...bundle, json: { ...bundle.json, app } },
    components: { ...components(parts, () => program), openType: () => sayWholeProgram(cover) },
    wx: (made) => makeWx({ ...parts, program: made, storage }, (api) => inSinglePage(api, cover)),
  })
  return program
}

function components({ cover, faults, pictures, hands }: PhoneParts, program: () => Program) {
  const route = () => program().stack.current?.address.route ?? ''
  return {
    choose: (choices: string[], chosen: number) => cover.choose(choices, chosen),
    showPicture: (image: HTMLImageElement, source: string) => pictures.show(image, source, route()),
    heldPicture: (source: string) => {
      pictures.bytesOf(source, route()).then((file) => pictureMenu(file, hands), faults.report)
    },
    report: faults.report,
  }
}
