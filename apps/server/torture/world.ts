import { type Agent } from 'node:http'
import { bytesOfBase64 } from '@passalong/contract'
import { type Chance } from './chance.js'
import { type Client } from './client.js'
import { idNumber } from './id-number.js'
import { type Answer, ask, askInQuiet, keptAlive } from './request.js'
import { type OpenCheckout, type Stock } from './stock.js'
import { HOT_MEMBERS, type Town, type TownMember, type Townsman } from './town.js'

/** Half of everything concerns the hot members. */
const HOT_SHARE = 0.5
/** Orders that a client still thinks of, and those of a moment ago. */
const REMEMBERED = 400
const RECENT = 12
const LINKS_KNOWN = 300

/** An order that a client knows of. `leftFen` is what has not gone back as far as it knows. */
export interface KnownOrder {
  id: string
  member: TownMember
  clerk: OpenCheckout['clerk']
  leftFen: number
}

/** What the clients know together. */
export class World {
  readonly credentials = new Map<TownMember, { credentialNo: string; secret: Uint8Array<ArrayBuffer> }>()
  /** The step of the code that a member showed last. */
  readonly shown = new Map<TownMember, number>()
  private readonly orders: KnownOrder[] = []
  private readonly agent: Agent = keptAlive()
  private receipts = 0
  /** Tokens of links that are known; the first is the one that everybody follows. */
  readonly shared: string[] = []
  private newcomers = 0

  constructor(
    readonly town: Town,
    readonly stock: Stock,
    private readonly name: string,
    private readonly sandboxPort: () => number,
  ) {}

  someone(chance: Chance): TownMember {
    const { members } = this.town
    return chance.one(chance.happens(HOT_SHARE) ? members.slice(0, HOT_MEMBERS) : members.slice(HOT_MEMBERS))
  }

  receipt(): string {
    return `${this.name}-${++this.receipts}`
  }

  remember(order: KnownOrder): void {
    this.orders.push(order)
    if (this.orders.length > REMEMBERED) this.orders.shift()
  }

  anOrder(chance: Chance): KnownOrder | undefined {
    return this.orders.length > 0 ? chance.one(this.orders) : undefined
  }

  aRecentOrder(chance: Chance): KnownOrder | undefined {
    return this.orders.length > 0 ? chance.one(this.orders.slice(-RECENT)) : undefined
  }

  rememberLink(token: string): void {
    if (this.shared.length < LINKS_KNOWN && !this.shared.includes(token)) this.shared.push(token)
  }

  /** Somebody who has not tried to join; undefined when all have. */
  nextNewcomer(): Townsman | undefined {
    return this.town.newcomers[this.newcomers++]
  }

  /** Somebody who tried to join a moment ago. */
  aJoiner(chance: Chance): Townsman | undefined {
    const tried = this.town.newcomers.slice(Math.max(0, this.newcomers - RECENT), this.newcomers)
    return tried.length > 0 ? chance.one(tried) : undefined
  }

  /** Tells WeChat's sandbox what a phone, or a test, does; it is never killed. */
  wechat(path: string, body: unknown): Promise<Answer> {
    return ask(this.agent, this.sandboxPort(), { method: 'POST', path, token: null, body })
  }

  /** The transfers that WeChat knows. */
  async transfers(): Promise<Transfer[]> {
    const asked = { method: 'GET', path: '/wechat/transfers', token: null }
    const { body } = await askInQuiet(this.agent, this.sandboxPort(), asked)
    return (body['bills'] ?? []) as Transfer[]
  }

  /** The tap on 确认收款, or on the cross beside it. */
  async confirm(member: TownMember, packageInfo: string, refuse = false): Promise<void> {
    const taken = { openid: member.openid, package: packageInfo, ...(refuse ? { refuse } : {}) }
    await this.wechat('/wechat/transfers/confirm', taken)
  }

  /** Gives every member's phone its credential. */
  async handOutCodes(client: Client): Promise<void> {
    for (const member of this.town.members) {
      const { body } = await mustAnswer(client.readInQuiet('/v1/me/code-credential', member))
      const secret = new Uint8Array(bytesOfBase64(String(body['secretBase64'])))
      this.credentials.set(member, { credentialNo: String(body['credentialNo']), secret })
    }
  }

  /** Every promoter gives name and ID. */
  async identify(client: Client): Promise<void> {
    for (const [index, member] of this.town.members.slice(0, HOT_MEMBERS).entries()) {
      const { body } = await mustAnswer(client.readInQuiet('/v1/me/withdrawals', member))
      const { version } = body['consent'] as { version: string }
      const told = { realName: 'Chen Yinuo', idNo: idNumber(index), consentVersion: version }
      await mustAnswer(client.put('/v1/me/payee-identity', member, told))
    }
  }

  close(): void {
    this.agent.destroy()
  }
}

/** A transfer as the sandbox keeps it. */
export interface Transfer {
  outBillNo: string
  amountFen: number
  state: string
  packageInfo: string | null
}

async function mustAnswer(asking: Promise<Answer>): Promise<Answer> {
  const answer = await asking
  if (answer.status !== 200) throw new Error(`before the storm: ${JSON.stringify(answer)}`)
  return answer
}
