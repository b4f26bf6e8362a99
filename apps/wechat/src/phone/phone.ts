import { text } from '@passalong/contract'
import { Announcer } from './announce.js'
import type { Entrance, ShippedBundle } from './bundle/shape.js'
import { Faults } from './faults.js'
import type { Identity } from './identity.js'
import { makeProgram, type PhoneParts } from './make-program.js'
import { Network } from './network.js'
import { PhoneClock } from './phone-clock.js'
import type { Program } from './program.js'
import { Capsule } from './screen/capsule.js'
import { Cover } from './screen/cover.js'
import { element, play } from './screen/dom.js'
import { StatusBar } from './screen/status-bar.js'
import { MOMENTS_SCENE, SinglePage } from './single-page.js'
import { Camera } from './wechat/camera.js'
import { WechatHome } from './wechat/home.js'
import { Moments } from './wechat/moments.js'
import { PrivacyGate } from './wechat/privacy.js'
import { type ChatCard, WechatService } from './wechat/service.js'
import { draftOf, postByHand, postOf, sendByHand } from './wechat/share.js'
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
  /** What a page that is opened alone keeps: the mini program does not see it. */
  readonly #aloneStorage: PhoneStorage
  readonly #cover = new Cover()
  readonly #camera: Camera
  readonly #capsule: Capsule
  readonly #status: StatusBar
  readonly #moments: Moments
  readonly #parts: PhoneParts
  #single: SinglePage | null = null

  constructor(identity: Identity, bundle: ShippedBundle, place: HTMLElement) {
    const { phone, person } = identity
    this.identity = identity
    this.announcer = new Announcer(phone)
    const faults = new Faults(this.announcer.announce)
    this.storage = new PhoneStorage(phone)
    this.#own = new PhoneStorage(`${phone}/wechat`)
    this.#aloneStorage = new PhoneStorage(`${phone}/alone`)
    this.service = new WechatService(person, this.network)
    this.#camera = new Camera(this.#cover, phone)
    this.#status = new StatusBar(this.network)
    this.home = this.#makeHome()
    const nowMs = () => this.clock.nowMs()
    this.#moments = new Moments(this.service, { open: ({ path }) => this.#openAlone(path), nowMs })
    this.#capsule = new Capsule({ menu: () => void this.#menu(), close: () => this.goHome() })
    this.#parts = {
      ...{ phone, bundle, faults, network: this.network, service: this.service },
      ...{ cover: this.#cover, camera: this.#camera, privacy: new PrivacyGate(this.#own, this.#cover) },
      announce: this.announcer.announce,
      date: this.clock.Date,
      repaint: () => this.#repaint(),
    }
    this.program = makeProgram(this.#parts, this.storage)
    this.program.root.append(this.#capsule.root)
    const foot = element('i', { class: 'phone-foot' })
    place.append(this.home.root, this.#moments.root, this.program.root, this.#cover.root, this.#status.root, foot)
    this.#show(false)
  }

  #makeHome(): WechatHome {
    return new WechatHome(this.service, {
      scan: () => void this.scan(),
      openProgram: () => this.open(null, { scene: SCENE.recent }),
      openCard: (card) => this.openCard(card),
      openMoments: () => this.#moments.open(),
      forward: (card) => void this.#forward(card),
      openNotice: ({ page }) => {
        if (page !== '') this.open(`/${page.replace(/^\//, '')}`, { scene: SCENE.notice })
      },
      nowMs: () => this.clock.nowMs(),
    })
  }

  /** The mini program that is to be seen: the whole one, a page of it alone, or none. */
  get shown(): Program | null {
    if (this.#single) return this.#single.program
    return this.program.isShown ? this.program : null
  }

  /** Opens the mini program at `url`; null: as it was left. */
  open(url: string | null, entrance: Entrance): void {
    this.#cover.clear()
    this.#endAlone()
    const wasShown = this.program.isShown
    this.program.enter(url, entrance)
    this.#show(true)
    if (wasShown) return
    void play(this.program.root, [{ transform: 'translateY(100%)' }, { transform: 'none' }], OPEN_MS)
  }

  openCard({ id, path, scene, chatType, shareTicket }: ChatCard): void {
    this.open(path, { scene, chatType, card: id, ...(shareTicket === null ? {} : { shareTicket }) })
  }

  /** A page from Moments: it runs alone, and its bar opens the mini program at the same address. */
  #openAlone(path: string): void {
    this.#cover.clear()
    this.#endAlone()
    this.#single = new SinglePage(path, this.#parts, this.#aloneStorage, {
      enter: () => this.open(path, { scene: MOMENTS_SCENE.whole }),
      close: () => this.#endAlone(),
    })
    this.program.root.before(this.#single.root)
    this.#repaint()
  }

  #endAlone(): void {
    this.#single?.end()
    this.#single = null
    this.#repaint()
  }

  /** Leaves the mini program; it stays alive behind WeChat. */
  goHome(): void {
    this.#cover.clear()
    this.#endAlone()
    this.#moments.close()
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
    if (scanned.scanType === 'WX_CODE') this.open(`/${scanned.path}`, { scene: SCENE.programCode })
    else this.#cover.toast(text('phone.not-a-program-code'), 'none', 2500, false)
  }

  /** The next morning: what lay open is looked at again, as after the screen was off. */
  #wakeUp(): void {
    void this.home.refresh()
    if (!this.program.isShown) return
    this.program.leave()
    this.program.enter(null, { scene: SCENE.recent })
  }

  /** Forgets all that this phone keeps. The page must be loaded anew afterwards. */
  wipe(): void {
    for (const storage of [this.storage, this.#own, this.#aloneStorage]) storage.clear()
  }

  async #forward(card: ChatCard): Promise<void> {
    const draft = { title: card.title, path: card.path, imageUrl: card.imageUrl }
    if (await sendByHand(draft, this.#parts)) await this.home.refresh()
  }

  /** The capsule's menu: sharing, where the page offers it. */
  async #menu(): Promise<void> {
    const page = this.program.stack.current
    if (!page) return
    if (!page.maySend('friend')) return void (await this.#cover.choose([text('phone.no-sharing')]))
    const choices = [text('phone.forward'), ...(page.maySend('moments') ? [text('phone.moments-share')] : [])]
    const chosen = await this.#cover.choose(choices)
    if (chosen === 0) await sendByHand(await draftOf(page, 'menu', undefined), this.#parts)
    if (chosen === 1) await postByHand(postOf(page), this.#parts)
  }

  #show(isProgram: boolean): void {
    this.program.root.classList.toggle('phone-away', !isProgram)
    this.program.root.inert = !isProgram
    this.home.root.inert = isProgram
    this.#repaint()
  }

  #repaint(): void {
    const page = this.shown?.stack.current
    const colour = page ? page.frame.barText : 'black'
    this.#status.paint(colour)
    this.#capsule.paint(colour)
  }
}
