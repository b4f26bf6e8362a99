import type { Announce } from '../announce.js'
import type { Faults } from '../faults.js'
import type { Network } from '../network.js'
import type { Program } from '../program.js'
import type { Cover } from '../screen/cover.js'
import type { Camera } from '../wechat/camera.js'
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
  faults: Faults
  announce: Announce
  repaint: () => void
}
