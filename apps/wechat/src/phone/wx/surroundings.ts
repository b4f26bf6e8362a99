import type { Announce } from '../announce.js'
import type { Faults } from '../faults.js'
import type { PhoneFiles } from '../files/phone-files.js'
import type { Network } from '../network.js'
import type { Pictures } from '../pictures.js'
import type { Program } from '../program.js'
import type { Cover } from '../screen/cover.js'
import type { Troubles } from '../troubles.js'
import type { Camera } from '../wechat/camera.js'
import type { Permissions } from '../wechat/permissions.js'
import type { PictureHands } from '../wechat/picture-menu.js'
import type { PrivacyGate } from '../wechat/privacy.js'
import type { WechatService } from '../wechat/service.js'
import type { PhoneStorage } from './storage.js'

/** The parts of the phone that `wx` acts on. */
export interface WxSurroundings {
  /** Which phone this is: `A`. */
  phone: string
  program: Program
  cover: Cover
  network: Network
  storage: PhoneStorage
  service: WechatService
  camera: Camera
  privacy: PrivacyGate
  permissions: Permissions
  files: PhoneFiles
  pictures: Pictures
  /** What a person does with a picture. */
  hands: PictureHands
  troubles: Troubles
  faults: Faults
  announce: Announce
  repaint: () => void
}
