import type { Announce } from './announce.js'
import type { ShippedBundle } from './bundle/shape.js'
import { Faults } from './faults.js'
import { Album } from './files/album.js'
import type { KeptFiles } from './files/kept-files.js'
import { PhoneFiles } from './files/phone-files.js'
import type { Identity } from './identity.js'
import type { PhoneParts } from './make-program.js'
import type { Network } from './network.js'
import { Pictures } from './pictures.js'
import type { Cover } from './screen/cover.js'
import { Troubles } from './troubles.js'
import { Camera } from './wechat/camera.js'
import type { Scanned } from './wechat/decode.js'
import { Permissions } from './wechat/permissions.js'
import { PrivacyGate } from './wechat/privacy.js'
import type { WechatService } from './wechat/service.js'
import type { PhoneStorage } from './wx/storage.js'

/** What a phone is made of before its parts know each other. */
interface Phone {
  identity: Identity
  bundle: ShippedBundle
  kept: KeptFiles
  /** What WeChat itself keeps. */
  own: PhoneStorage
  cover: Cover
  network: Network
  service: WechatService
  announce: Announce
  date: DateConstructor
  /** Goes where a code under a finger leads. */
  follow: (scanned: Scanned) => void
  repaint: () => void
}

export function makeParts(made: Phone): PhoneParts {
  const { identity, kept, own, cover, network, service, announce, follow, ...rest } = made
  const { phone } = identity
  const troubles = new Troubles()
  const files = new PhoneFiles(kept)
  const album = new Album(kept)
  return {
    ...rest,
    ...{ phone, cover, network, service, announce, files, troubles },
    faults: new Faults(announce),
    camera: new Camera(cover, album, phone),
    privacy: new PrivacyGate(own, cover),
    permissions: new Permissions(own, cover, troubles),
    pictures: new Pictures(files, network, troubles),
    hands: { cover, service, announce, album, follow },
  }
}
