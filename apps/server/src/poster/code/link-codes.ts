import { Injectable } from '@nestjs/common'
import { Clock } from '../../platform/clock/clock.js'
import { Refusal } from '../../platform/http/refusal.js'
import { Log } from '../../platform/log/log.js'
import { loggable } from '../../platform/log/loggable.js'
import { WechatClient } from '../../platform/wechat/wechat-client.js'
import { type ShareLink } from '../../share/share-links.js'
import { type Picture } from '../picture/picture.js'
import { headOf } from '../picture/picture-head.js'
import { AskPace } from './ask-pace.js'
import { KeptCodes } from './kept-codes.js'

/** Where a code leads: the page that a card opens, too. */
const PAGE = 'pages/join/index'
/** Somebody waits for a poster: later than this they are offered the card instead. */
const PATIENCE_MS = 4_000
/** WeChat takes 5,000 a minute of all processes together; a shop that is so busy has two. */
const PACE = { sideBySide: 24, aMinute: 2_400, quietMs: 10_000, patienceMs: PATIENCE_MS }
/** Codes that were just made are asked for again at once: by the phone's download, or by the server's own drawing. */
const AT_HAND = 256

type Link = Pick<ShareLink, 'id' | 'token'>

/** The mini program code that opens a link, asked of WeChat once and kept. */
@Injectable()
export class LinkCodes {
  private readonly atHand = new Map<number, Picture>()
  private readonly asked = new Map<number, Promise<Picture>>()
  private readonly pace: AskPace

  constructor(
    private readonly kept: KeptCodes,
    private readonly wechat: WechatClient,
    private readonly log: Log,
    clock: Clock,
  ) {
    this.pace = new AskPace(PACE, () => clock.deviceNow())
  }

  /** The picture of a link's code; who asks at once gets the same. Throws `poster-code-away`. */
  async of(link: Link): Promise<Picture> {
    const known = this.atHand.get(link.id)
    if (known) return known
    let answer = this.asked.get(link.id)
    if (!answer) {
      // It goes on when nobody waits any more: the next try finds it.
      answer = this.make(link).finally(() => this.asked.delete(link.id))
      this.asked.set(link.id, answer)
    }
    return inTime(answer)
  }

  private async make(link: Link): Promise<Picture> {
    const kept = await this.kept.find(link.id)
    const code = kept ?? (await this.ask(link))
    this.remember(link.id, code)
    // A cache that takes nothing costs the next reader time, and this one nothing.
    if (!kept)
      this.kept.keep(link.id, code).catch((error: unknown) => {
        this.log.warn({ err: loggable(error) }, 'a mini program code was not kept')
      })
    return code
  }

  private async ask(link: Link): Promise<Picture> {
    const answer = await this.pace.take(() => this.wechat.miniProgramCode(PAGE, `t.${link.token}`)).catch(this.refused)
    const head = answer && headOf(answer.bytes)
    if (!head) throw new Refusal('poster-code-away')
    return { contentType: head.kind, bytes: answer.bytes }
  }

  private readonly refused = (error: unknown): null => {
    if (error instanceof Refusal && error.code === 'too-many-requests') this.pace.tooMuch()
    else this.log.warn({ err: loggable(error) }, 'WeChat gave no mini program code')
    return null
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
