import { Injectable } from '@nestjs/common'
import { Clock } from '../../platform/clock/clock.js'
import { Refusal } from '../../platform/http/refusal.js'
import { Log } from '../../platform/log/log.js'
import { loggable } from '../../platform/log/loggable.js'
import { WechatClient } from '../../platform/wechat/wechat-client.js'
import { SHOP, type ShareLink } from '../../share/share-links.js'
import { type Picture } from '../picture/picture.js'
import { headOf } from '../picture/picture-head.js'
import { type Asker, AskPace } from './ask-pace.js'
import { KeptCodes } from './kept-codes.js'

/** Where a code leads: the page that a card opens, too. */
const PAGE = 'pages/join/index'
/** Somebody waits for a poster: later than this they are offered the card instead. */
const PATIENCE_MS = 4_000
/**
 * WeChat takes 5,000 a minute of all processes together; a shop that is so busy has two. A quarter is left to those who wait while
 * phones make tomorrow's ahead, and no member needs more than the posters of a day.
 */
const PACE = {
  sideBySide: { all: 24, ahead: 18 },
  aMinute: { all: 2_400, ahead: 1_800, ofOne: 30 },
  patienceMs: PATIENCE_MS,
  lateInARow: 5,
  quietMs: 10_000,
}
/** Codes that were just made are asked for again at once: by the phone's download, or by the server's own drawing. */
const AT_HAND = 256

type Link = Pick<ShareLink, 'id' | 'token' | 'sharerId'>

/** A code that is being made, and for whom. */
interface Making {
  answer: Promise<Picture>
  asker: Asker
}

/** The mini program code that opens a link, asked of WeChat once and kept. */
@Injectable()
export class LinkCodes {
  private readonly atHand = new Map<number, Picture>()
  private readonly asked = new Map<number, Making>()
  private readonly pace: AskPace

  constructor(
    private readonly kept: KeptCodes,
    private readonly wechat: WechatClient,
    private readonly log: Log,
    clock: Clock,
  ) {
    this.pace = new AskPace(PACE, () => clock.deviceNow())
  }

  /**
   * The picture of a link's code; who asks at once gets the same. What is made `ahead` comes behind what somebody waits for.
   * Throws `poster-code-away`, and `too-many-requests` where its sharer has had their share of the minute.
   */
  async of(link: Link, ahead = false): Promise<Picture> {
    const known = this.atHand.get(link.id)
    if (known) return known
    let making = this.asked.get(link.id)
    if (!making) {
      const asker = { memberId: link.sharerId, ahead }
      // It goes on when nobody waits any more: the next try finds it.
      const answer = this.make(link, asker).finally(() => this.asked.delete(link.id))
      making = { answer, asker }
      this.asked.set(link.id, making)
    } else if (!ahead) this.pace.hurry(making.asker)
    return inTime(making.answer)
  }

  /** The code if it is there already: WeChat is not asked, and nobody is waited for. */
  async known(link: Link): Promise<Picture | null> {
    const known = this.atHand.get(link.id)
    if (known) return known
    const kept = await this.kept.find(link.id)
    if (kept) this.remember(link.id, kept)
    return kept
  }

  private async make(link: Link, asker: Asker): Promise<Picture> {
    const kept = await this.kept.find(link.id)
    const code = kept ?? (await this.ask(link, asker))
    this.remember(link.id, code)
    // A cache that takes nothing costs the next reader time, and this one nothing.
    if (!kept)
      this.kept.keep(link.id, code).catch((error: unknown) => {
        this.log.warn({ err: loggable(error) }, 'a mini program code was not kept')
      })
    return code
  }

  private async ask(link: Link, asker: Asker): Promise<Picture> {
    // The shop's own are few: one of a subject and day.
    if (link.sharerId !== SHOP && !this.pace.takeShare(link.sharerId)) throw new Refusal('too-many-requests')
    const answer = await this.pace
      .take(() => this.askWechat(link), asker)
      .catch((error: unknown) => {
        this.log.warn({ err: loggable(error) }, 'WeChat gave no mini program code')
      })
    const head = answer && headOf(answer.bytes)
    if (!head) throw new Refusal('poster-code-away')
    return { contentType: head.kind, bytes: answer.bytes }
  }

  private async askWechat({ token }: Link): Promise<Picture> {
    try {
      return await this.wechat.miniProgramCode(PAGE, `t.${token}`)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'too-many-requests') this.pace.tooMuch()
      throw error
    }
  }

  private remember(linkId: number, code: Picture): void {
    this.atHand.set(linkId, code)
    if (this.atHand.size <= AT_HAND) return
    const [oldest] = this.atHand.keys()
    this.atHand.delete(oldest as number)
  }
}

async function inTime(answer: Promise<Picture>): Promise<Picture> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('poster-code-away')), PATIENCE_MS)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
