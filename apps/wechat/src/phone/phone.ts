import { text } from '@passalong/contract'
import { Announcer } from './announce.js'
import type { Entrance, ShippedBundle } from './bundle/shape.js'
import type { Photo } from './files/album.js'
import type { KeptFiles } from './files/kept-files.js'
import type { Identity } from './identity.js'
import { makeParts } from './make-parts.js'
import { makeProgram, type PhoneParts } from './make-program.js'
import { Network } from './network.js'
import { PhoneClock } from './phone-clock.js'
import type { Program } from './program.js'
import { CODE_SCENE, SCENE } from './scenes.js'
import { Capsule } from './screen/capsule.js'
import { Cover } from './screen/cover.js'
import { element, play } from './screen/dom.js'
import { StatusBar } from './screen/status-bar.js'
import { MOMENTS_SCENE, SinglePage } from './single-page.js'
import { AlbumView } from './wechat/album-view.js'
import { capsuleMenu } from './wechat/capsule-menu.js'
import type { Scanned } from './wechat/decode.js'
import { WechatHome } from './wechat/home.js'
import { Moments } from './wechat/moments.js'
import { previewPicture } from './wechat/picture-menu.js'
import { type ChatCard, WechatService } from './wechat/service.js'
import { sendByHand } from './wechat/share.js'
import { PhoneStorage } from './wx/storage.js'

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
  readonly parts: PhoneParts
  readonly #own: PhoneStorage
  /** What a page that is opened alone keeps: the mini program does not see it. */
  readonly #aloneStorage: PhoneStorage
  readonly #kept: KeptFiles
  readonly #place: HTMLElement
  readonly #cover = new Cover()
  readonly #capsule: Capsule
  readonly #status: StatusBar
  readonly #moments: Moments
  readonly #album: AlbumView
  #single: SinglePage | null = null

  /** @param kept what this phone has kept of files */
  constructor(identity: Identity, bundle: ShippedBundle, place: HTMLElement, kept: KeptFiles) {
    const { phone, person } = identity
    this.identity = identity
    this.#kept = kept
    this.#place = place
    this.announcer = new Announcer(phone)
    this.storage = new PhoneStorage(phone)
    this.#own = new PhoneStorage(`${phone}/wechat`)
    this.#aloneStorage = new PhoneStorage(`${phone}/alone`)
    this.service = new WechatService(person, this.network)
    this.#status = new StatusBar(this.network)
    this.home = this.#makeHome()
    const nowMs = () => this.clock.nowMs()
    this.#moments = new Moments(this.service, { open: ({ path }) => this.#openAlone(path), nowMs })
    this.#capsule = new Capsule({ menu: () => void capsuleMenu(this.program, this.parts), close: () => this.goHome() })
    this.parts = makeParts({
      ...{ identity, bundle, kept, own: this.#own, cover: this.#cover },
      ...{ network: this.network, service: this.service, announce: this.announcer.announce, date: this.clock.Date },
      follow: (scanned) => this.#follow(scanned, CODE_SCENE.finger),
      repaint: () => this.#repaint(),
    })
    const { hands } = this.parts
    const show = ({ file }: Photo) => previewPicture(file, hands)
    this.#album = new AlbumView(hands.album, show, () => this.#album.close())
    this.program = makeProgram(this.parts, this.storage)
    this.program.root.append(this.#capsule.root)
    const foot = element('i', { class: 'phone-foot' })
    const wechat = [this.home.root, this.#moments.root, this.#album.root]
    place.append(...wechat, this.program.root, this.#cover.root, this.#status.root, foot)
    this.#show(false)
  }

  #makeHome(): WechatHome {
    return new WechatHome(this.service, {
      scan: () => void this.scan(),
      openProgram: () => this.open(null, { scene: SCENE.recent }),
      openCard: (card) => this.openCard(card),
      openMoments: () => this.#moments.open(),
      openAlbum: () => this.#album.open(),
      openPicture: (file) => previewPicture(file, this.parts.hands),
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
    this.#single = new SinglePage(path, this.parts, this.#aloneStorage, {
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
    this.#album.close()
    this.program.leave()
    this.#show(false)
    void this.home.refresh()
    this.announcer.announce('page-changed', { route: null, query: {}, title: '' })
  }

  /** The camera of WeChat itself: a mini program code opens its page, anything else is told. */
  async scan(): Promise<void> {
    const seen = await this.parts.camera.scan()
    if (!seen) return
    const { way, ...scanned } = seen
    this.announcer.announce('scanned', scanned)
    this.#follow(scanned, CODE_SCENE[way])
  }

  #follow({ scanType, path }: Scanned, scene: number): void {
    if (scanType === 'WX_CODE') this.open(`/${path}`, { scene })
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
  async wipe(): Promise<void> {
    this.#place.replaceChildren()
    for (const storage of [this.storage, this.#own, this.#aloneStorage]) storage.clear()
    await this.#kept.clear()
  }

  async #forward(card: ChatCard): Promise<void> {
    const draft = { title: card.title, path: card.path, imageUrl: card.imageUrl }
    if (await sendByHand(draft, this.parts)) await this.home.refresh()
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
