import { Injectable, type OnModuleDestroy } from '@nestjs/common'
import { text } from '@passalong/contract'
import { Clock } from '../platform/clock/clock.js'
import { Refusal } from '../platform/http/refusal.js'
import { Log } from '../platform/log/log.js'
import { loggable } from '../platform/log/loggable.js'
import { WechatClient } from '../platform/wechat/wechat-client.js'
import { NameChecks, type NamedMember } from './name-checks.js'

/** A first look at a name is waited for as long as a tap may take; it goes on without whoever waited. */
const WAITED_MS = 1_500
/** While WeChat does not answer nobody waits for it; then one look finds out whether it is back. */
const QUIET_MS = 10_000
/** Names that are looked at behind the scenes at once, and that wait for it; who finds no place is looked at when they share. */
const AT_ONCE = 4
const WAITING = 500
/** Approved names that a process remembers, and how long it takes one to be the member's still. */
const REMEMBERED = 20_000
const STILL_MS = 60_000

const UNNAMED = text('member.unnamed', { digits: '' })

/**
 * Whether what people brought may be shown to others: WeChat looks at names and pictures first. What WeChat has not said yes to
 * is not shown; what it has said nothing about is asked again.
 */
@Injectable()
export class ContentSafety implements OnModuleDestroy {
  /** Names that may be shown, by member, with when they were last seen to be the member's. */
  private readonly approved = new Map<number, { nickname: string; atMs: number }>()
  /** Looks under way, by member and name. */
  private readonly looks = new Map<string, Promise<boolean>>()
  private readonly later: number[] = []
  private working = 0
  private quietUntilMs = 0
  private closed = false

  constructor(
    private readonly checks: NameChecks,
    private readonly wechat: WechatClient,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Whether a member's name may stand in full before others, on a card or a poster. Of a name that nobody has looked at WeChat is
   * asked, for at most `waitMs`; false when it says no or nothing. Never call it inside a transaction. Throws nothing of WeChat's.
   */
  async nameMayBeShown(memberId: number, nickname: string, waitMs = WAITED_MS): Promise<boolean> {
    if (isNumbered(nickname) || this.approved.get(memberId)?.nickname === nickname) return true
    const member = await this.checks.find({ memberId })
    if (member?.nickname !== nickname) return false
    return within(waitMs, this.verdict(member))
  }

  /** A member's name where it may stand in full before others, as `nameMayBeShown` says; null where it may not. */
  async shownName(memberId: number, waitMs = WAITED_MS): Promise<string | null> {
    const known = this.approved.get(memberId)
    if (known && this.clock.deviceNow() - known.atMs < STILL_MS) return known.nickname
    const member = await this.checks.find({ memberId })
    if (!member) return null
    return (await within(waitMs, this.verdict(member))) ? member.nickname : null
  }

  /**
   * Whether a name that a member wants to be called by may be shown, as WeChat says now; a yes stands for it from then on.
   * Throws `wechat-away` when WeChat says nothing.
   */
  async newNameMayBeShown(memberId: number, nickname: string): Promise<boolean> {
    if (isNumbered(nickname)) return true
    const member = await this.checks.find({ memberId })
    if (member?.nickname === nickname && member.mayBeShown !== null) return member.mayBeShown
    const said = member?.openid ? await this.wechat.nameVerdict(member.openid, nickname) : 'untold'
    if (said === 'away' || said === 'untold') throw new Refusal('wechat-away')
    if (said === 'pass') await this.checks.keep(memberId, nickname, true)
    return said === 'pass'
  }

  /** Has the name of a person who has just become a member looked at, some time; returns at once and fails nobody. */
  lookLater(personId: number): void {
    if (this.closed || this.later.length >= WAITING) return
    this.later.push(personId)
    if (this.working < AT_ONCE) void this.work()
  }

  /**
   * Whether WeChat lets a picture be shown: PNG, JPEG or GIF of at most 1 MB and 750 × 1334 px. Throws `wechat-away` when it does
   * not say.
   */
  pictureMayBeShown(bytes: Buffer, contentType: string): Promise<boolean> {
    return this.wechat.pictureMayBeShown(bytes, contentType)
  }

  onModuleDestroy(): void {
    this.closed = true
    this.later.length = 0
  }

  private async work(): Promise<void> {
    this.working++
    for (let personId = this.later.shift(); personId !== undefined; personId = this.later.shift()) {
      if (this.isQuiet()) continue
      try {
        const member = await this.checks.find({ personId })
        if (member) await this.verdict(member)
      } catch (error) {
        if (!this.closed)
          this.log.warn({ err: loggable(error) }, 'a name was not looked at; it is when its owner shares')
      }
    }
    this.working--
  }

  private async verdict(member: NamedMember): Promise<boolean> {
    const { memberId, nickname, openid, mayBeShown } = member
    if (isNumbered(nickname)) return this.known(memberId, nickname, true)
    if (mayBeShown !== null || openid === null) return this.known(memberId, nickname, mayBeShown ?? false)
    const name = `${memberId} ${nickname}`
    const running = this.looks.get(name)
    if (running) return running
    if (this.isQuiet()) return false
    const look = this.look(memberId, nickname, openid).finally(() => this.looks.delete(name))
    this.looks.set(name, look)
    return look
  }

  private async look(memberId: number, nickname: string, openid: string): Promise<boolean> {
    const said = await this.wechat.nameVerdict(openid, nickname)
    if (said === 'away') this.quietUntilMs = this.clock.deviceNow() + QUIET_MS
    // Whom WeChat has not seen for two hours it says nothing about: they are asked about again when they are back.
    if (said === 'away' || said === 'untold' || this.closed) return false
    const mayBeShown = said === 'pass'
    await this.checks.keep(memberId, nickname, mayBeShown)
    return this.known(memberId, nickname, mayBeShown)
  }

  private known(memberId: number, nickname: string, mayBeShown: boolean): boolean {
    if (mayBeShown) this.approved.set(memberId, { nickname, atMs: this.clock.deviceNow() })
    else this.approved.delete(memberId)
    const [oldest] = this.approved.keys()
    if (this.approved.size > REMEMBERED && oldest !== undefined) this.approved.delete(oldest)
    return mayBeShown
  }

  private isQuiet(): boolean {
    return this.clock.deviceNow() < this.quietUntilMs
  }
}

/** The name that the shop gives whoever gave none. */
function isNumbered(nickname: string): boolean {
  return nickname.startsWith(UNNAMED) && /^\d{4}$/.test(nickname.slice(UNNAMED.length))
}

/** What a look finds within the time, else false; one that fails later fails nobody. */
async function within(ms: number, look: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([look, late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
