import { text } from '@passalong/contract'
import { Announcer } from './announce.js'
import type { ShippedBundle } from './bundle/shape.js'
import { Faults } from './faults.js'
import type { Identity } from './identity.js'
import { Network } from './network.js'
import { openTypeOf } from './open-type.js'
import { PhoneClock } from './phone-clock.js'
import { Program } from './program.js'
import { Capsule } from './screen/capsule.js'
import { Cover } from './screen/cover.js'
import { element, play } from './screen/dom.js'
import { StatusBar } from './screen/status-bar.js'
import { Camera } from './wechat/camera.js'
import { WechatHome } from './wechat/home.js'
import { PrivacyGate } from './wechat/privacy.js'
import { type ChatCard, WechatService } from './wechat/service.js'
import { draftOf, sendByHand } from './wechat/share.js'
import { makeWx } from './wx/index.js'
import { PhoneStorage } from './wx/storage.js'

/** WeChat's numbers for the ways into a mini program. */
const SCENE = { recent: 1089, programCode: 1047, notice: 1014 } as const
const OPEN_MS = 260

/** One phone: WeChat, and the mini program inside it. */
export class Phone {
  readonly identity: Identity
  readonly announcer: Announcer
  readonly network = new Network()
  readonly clock = new PhoneClock(this.network, () => this.#wakeUp())
  readonly storage: PhoneStorage
  readonly program: Program
  readonly home: WechatHome
  readonly service: WechatService
  readonly #own: PhoneStorage
  readonly #cover = new Cover()
  readonly #camera: Camera
  readonly #capsule: Capsule
  readonly #status: StatusBar

  constructor(identity: Identity, bundle: ShippedBundle, place: HTMLElement) {
    this.identity = identity
    this.announcer = new Announcer(identity.phone)
    const faults = new Faults(this.announcer.announce)
    this.storage = new PhoneStorage(identity.phone)
    this.#own = new PhoneStorage(`${identity.phone}/wechat`)
    this.service = new WechatService(identity.person, this.network)
    this.#camera = new Camera(this.#cover, identity.phone)
    const privacy = new PrivacyGate(this.#own, this.#cover)
    this.#status = new StatusBar(this.network)
    this.home = new WechatHome(this.service, {
      scan: () => void this.scan(),
      openProgram: () => this.open(null, SCENE.recent),
      openCard: (card) => this.open(card.path, card.scene),
      forward: (card) => void this.#forward(card),
      openNotice: ({ page }) => {
        if (page !== '') this.open(`/${page.replace(/^\//, '')}`, SCENE.notice)
      },
      nowMs: () => this.clock.nowMs(),
    })
    this.#capsule = new Capsule({ menu: () => void this.#menu(), close: () => this.goHome() })
    const { announce } = this.announcer
    const { network, service, storage } = this
    const cover = this.#cover
    const camera = this.#camera
    const repaint = () => this.#repaint()
    this.program = new Program({
      bundle,
      faults,
      announce,
      repaint,
      date: this.clock.Date,
      components: {
        choose: (choices, chosen) => cover.choose(choices, chosen),
        route: () => this.program.stack.current?.address.route ?? '',
        report: faults.report,
        openType: (ask) => {
          openTypeOf(ask, { cover, service, announce, privacy, program: this.program }).catch(faults.report)
        },
      },
      wx: (program) =>
        makeWx({ program, cover, network, storage, service, camera, privacy, faults, announce, repaint }),
    })
    this.program.root.append(this.#capsule.root)
    const foot = element('i', { class: 'phone-foot' })
    place.append(this.home.root, this.program.root, this.#cover.root, this.#status.root, foot)
    this.#show(false)
  }

  /** Opens the mini program at `url`; null: as it was left. */
  open(url: string | null, scene: number): void {
    this.#cover.clear()
    const wasShown = this.program.isShown
    this.program.enter(url, scene)
    this.#show(true)
    if (wasShown) return
    void play(this.program.root, [{ transform: 'translateY(100%)' }, { transform: 'none' }], OPEN_MS)
  }

  /** Leaves the mini program; it stays alive behind WeChat. */
  goHome(): void {
    this.#cover.clear()
    this.program.leave()
    this.#show(false)
    void this.home.refresh()
    this.announcer.announce('page-changed', { route: null, query: {}, title: '' })
  }

  /** The camera of WeChat itself: a mini program code opens its page, anything else is told. */
  async scan(): Promise<void> {
    const scanned = await this.#camera.scan()
    if (!scanned) return
    this.announcer.announce('scanned', { ...scanned })
    if (scanned.scanType === 'WX_CODE') this.open(`/${scanned.path}`, SCENE.programCode)
    else this.#cover.toast(text('phone.not-a-program-code'), 'none', 2500, false)
  }

  /** The next morning: what lay open is looked at again, as after the screen was off. */
  #wakeUp(): void {
    void this.home.refresh()
    if (!this.program.isShown) return
    this.program.leave()
    this.program.enter(null, SCENE.recent)
  }

  /** Forgets all that this phone keeps. The page must be loaded anew afterwards. */
  wipe(): void {
    this.storage.clear()
    this.#own.clear()
  }

  async #forward(card: ChatCard): Promise<void> {
    const draft = { title: card.title, path: card.path, imageUrl: card.imageUrl }
    const parts = { cover: this.#cover, service: this.service, announce: this.announcer.announce }
    if (await sendByHand(draft, parts)) await this.home.refresh()
  }

  /** The capsule's menu: sharing, where the page offers it. */
  async #menu(): Promise<void> {
    const page = this.program.stack.current
    if (!page) return
    const maySend = page.has('onShareAppMessage') && !this.program.root.hasAttribute('data-no-share')
    const choices = [maySend ? text('phone.forward') : text('phone.no-sharing')]
    const chosen = await this.#cover.choose(choices)
    if (chosen !== 0 || !maySend) return
    const parts = { cover: this.#cover, service: this.service, announce: this.announcer.announce }
    await sendByHand(await draftOf(page, 'menu', undefined), parts)
  }

  #show(isProgram: boolean): void {
    this.program.root.classList.toggle('phone-away', !isProgram)
    this.program.root.inert = !isProgram
    this.home.root.inert = isProgram
    this.#repaint()
  }

  #repaint(): void {
    const page = this.program.isShown ? this.program.stack.current : null
    const colour = page ? page.frame.barText : 'black'
    this.#status.paint(colour)
    this.#capsule.paint(colour)
  }
}
