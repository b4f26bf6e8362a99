import { about, ask, covered, isCovered, notice } from './asides.js'
import { broughtBy } from './brought.js'
import { ChainPicture } from './chain.js'
import { type Controls, controls } from './controls.js'
import { Day } from './day.js'
import { demoState, type PlayedDay, resetDemo, restartApi } from './demo-door.js'
import { Director } from './director.js'
import { el } from './dom.js'
import { earnings } from './earnings.js'
import { figures } from './figures.js'
import { Finger } from './finger.js'
import { Glow } from './glow.js'
import { Guide } from './guide.js'
import { fitPhones } from './layout.js'
import { learnt } from './learnt.js'
import { Player } from './player.js'
import { Sign } from './sign.js'
import type { Step } from './story.js'
import { words } from './words.js'

const LOOK_MS = 160
const AWAY_LOOK_MS = 3_000
const DAY_WORK_MS = 1_500

/** The whole page: guide above, phones side by side, the counter's sign and the chain beside them. */
export class Stage {
  readonly director: Director
  readonly #guide: Guide
  readonly #chain = new ChainPicture(el('div', { class: 'chain' }))
  readonly #figures = el('table', { class: 'figures', attributes: { hidden: '' } })
  readonly #earned = el('p', { class: 'earned' })
  readonly #brought = el('p', { class: 'brought', attributes: { hidden: '' } })
  readonly #restart = el('button', { class: 'action', attributes: { type: 'button', id: 'restart-api' } })
  readonly #sign: Sign
  readonly #glow = new Glow(el('div', { class: 'glow', attributes: { hidden: '' } }))
  readonly #finger = new Finger(el('div', { class: 'finger', attributes: { hidden: '' } }))
  readonly #controls: Controls
  readonly #day: Day
  #player: Player | null = null
  #isAway = false
  #isRestarting = false
  #apiPid: number | null = null

  constructor(
    readonly root: HTMLElement,
    steps: readonly Step[],
    readonly travelMs: number,
  ) {
    this.director = new Director(steps, root, () => this.#draw())
    this.#guide = new Guide(steps, () => this.#showWhere())
    this.#sign = new Sign(() => this.#holdSign())
    this.#day = new Day((day) => this.#tellDay(day))
    this.#controls = controls(this.#day.element, {
      play: () => void this.play(),
      reset: () => void this.reset(),
      about,
    })
    this.#restart.append(words('stage.restart'))
    this.#restart.addEventListener('click', () => void this.restartApi())
    this.#build()
    this.#listen()
  }

  #build(): void {
    const phones = [...this.director.phones.values()]
    const row = el('main', { class: 'phones' }, ...phones.map(({ element }) => element))
    const chain = el(
      'section',
      { class: 'panel' },
      el('h2', {}, words('stage.chain')),
      this.#chain.element,
      this.#figures,
      this.#brought,
      this.#earned,
    )
    const beside = el('aside', { class: 'beside' }, this.#sign.element, chain, this.#restart)
    const scene = el('div', { class: 'scene' }, row, beside)
    this.root.append(this.#controls.element, this.#guide.element, scene, this.#glow.element, this.#finger.element)
    fitPhones(row, phones.length)
    this.#draw()
  }

  #listen(): void {
    window.addEventListener('message', ({ origin, data }) => {
      if (origin === location.origin && data?.source === 'passalong-phone') this.#heard(data)
    })
    setInterval(() => this.#lookForNext(), LOOK_MS)
    setInterval(() => void this.#lookForServer(), AWAY_LOOK_MS)
    void this.#lookForServer()
  }

  /** The phones hear of the day; what it brings the shop does in the second after. */
  #tellDay({ days, today }: PlayedDay): void {
    for (const phone of this.director.phones.values()) phone.setDaysAhead(days)
    this.director.setToday(today)
    setTimeout(() => this.director.refreshSoon(), DAY_WORK_MS)
  }

  #heard({ phone, type, detail }: { phone: string; type: string; detail: Record<string, unknown> }): void {
    const news = learnt(phone, type, detail)
    if (news) this.director.remember(news)
    // What was read changes nothing; the phones' own polling would keep the stage busy.
    if (type !== 'request-done' || detail['method'] !== 'GET') this.director.refreshSoon()
  }

  /** What is to be tapped comes into sight. */
  #showWhere(): void {
    const next = this.director.next()
    if (next === null || next === 'finished') return
    const target = next.spot.frame ?? next.spot.element
    target.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'smooth' })
  }

  /** Holds the sign before the camera that is open: the phone reads the picture itself. */
  #holdSign(): void {
    const { cameraOf } = this.director.scene
    const phone = cameraOf && this.director.phones.get(cameraOf)
    const choice = phone?.document?.querySelector<HTMLElement>('.phone-camera-subject[data-subject="sign"]')
    if (choice) choice.click()
    else notice('stage.sign.no-camera')
  }

  #lookForNext(): void {
    const next = this.director.next()
    const move = next === 'finished' ? null : (next?.move ?? null)
    this.#guide.show(this.director.step, move, this.#isAway)
    this.#glow.show(this.#player || next === 'finished' ? null : (next?.spot ?? null))
  }

  async #lookForServer(): Promise<void> {
    const state = await demoState()
    const isAway = state?.ready !== true
    this.#day.show(isAway ? null : state.day)
    this.#noticeRestart(state?.apiPid ?? null)
    if (!isAway && this.#isAway) {
      this.#sign.load()
      this.director.refreshSoon()
    }
    this.#isAway = isAway
  }

  /** The server was stopped and started in the terminal: as good as by the button here. */
  #noticeRestart(apiPid: number | null): void {
    if (apiPid === null || this.#isRestarting) return
    const isAnother = this.#apiPid !== null && apiPid !== this.#apiPid
    this.#apiPid = apiPid
    if (isAnother && this.director.step === this.director.steps.length - 1) {
      this.director.remember({ hasRestarted: true })
    }
  }

  #draw(): void {
    const { facts } = this.director.scene
    this.#chain.draw(facts.members.lin ? 'A' : null, facts.chain)
    this.#figures.replaceChildren(...figures(facts.chains.lin))
    this.#figures.hidden = this.#figures.childElementCount === 0
    this.#brought.replaceChildren(...broughtBy(facts.material))
    this.#brought.hidden = this.#brought.childElementCount === 0
    this.#earned.replaceChildren(...earnings(facts))
    this.#earned.hidden = this.#earned.childElementCount === 0
  }

  /** Plays the story by itself from where it is; pressed again, it stops. */
  async play(): Promise<void> {
    if (this.#player) return this.#player.stop()
    this.#player = new Player(this.director, this.#finger, this.travelMs, isCovered)
    this.#controls.showPlaying(true)
    this.director.seatCast()
    const end = await this.#player.play()
    this.#player = null
    this.#finger.away()
    this.#controls.showPlaying(false)
    if (end === 'stuck') notice('stage.stuck')
  }

  async reset(): Promise<void> {
    if (!(await ask('stage.reset-ask', 'stage.reset'))) return
    this.#player?.stop()
    if (await covered('stage.resetting', resetDemo)) {
      this.director.forget()
      this.#sign.load()
    }
  }

  async restartApi(): Promise<void> {
    this.#isRestarting = true
    const worked = await covered('stage.restarting', async () => {
      await restartApi()
      await Promise.all([...this.director.phones.values()].map((phone) => phone.restart()))
      await this.director.refresh()
    })
    this.#isRestarting = false
    if (!worked) return
    this.#apiPid = null
    this.director.remember({ hasRestarted: true })
    notice('stage.restarted')
  }
}
