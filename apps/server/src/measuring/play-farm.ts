import { Injectable } from '@nestjs/common'
import { dayOf } from '@passalong/domain'
import { JoinMembers } from '../joining/join-members.js'
import { PRIVACY_VERSION } from '../notice/notices.js'
import { MintLinks } from '../share/mint-links.js'
import { RecordVisits } from '../share/record-visits.js'
import { type Channel } from '../share/share-links.js'
import { JOIN_SUBJECT_ID } from '../share/subjects.js'
import { type FarmEvent } from './farm-events.js'
import { type FarmPerson } from './farm-people.js'
import { FarmPromoters } from './farm-promoters.js'
import { FarmStores } from './farm-stores.js'
import { FarmTill } from './farm-till.js'
import { memberOf, type Whose } from './whose.js'

/** A link that somebody opened so long ago is opened again by joining through it. */
const FOLLOWED_MS = 7 * 86_400_000
const NOWHERE = { wxScene: null, chatType: null, group: null } as const

type EventOf<Type extends FarmEvent['type']> = Extract<FarmEvent, { type: Type }>
/** Plays events through the use-cases of the mini program and the till, each at its own time. */
@Injectable()
export class PlayFarm {
  private readonly links = new Map<string, Promise<number>>()

  constructor(
    private readonly minting: MintLinks,
    private readonly visits: RecordVisits,
    private readonly joins: JoinMembers,
    private readonly promoters: FarmPromoters,
    private readonly till: FarmTill,
    private readonly stores: FarmStores,
  ) {}

  /** Plays one event at `atMs`, after everything that it follows from. Throws what the product refuses. */
  async play(event: FarmEvent, atMs: number, file: number, whose: Whose): Promise<void> {
    if (event.type === 'join') return this.join(event, atMs, file, whose)
    if (event.type === 'visit') {
      await this.till.seen(whose(event.who), event, file)
      return this.visit(whose(event.who), whose(event.via), event.channel, atMs)
    }
    if (event.type === 'share') return this.share(event, atMs, whose)
    return this.till.play(event, atMs, file, whose)
  }

  private async join(event: EventOf<'join'>, atMs: number, file: number, whose: Whose): Promise<void> {
    const person = whose(event.who)
    await this.till.seen(person, event, file)
    const sharer = event.via === null ? null : whose(event.via)
    if (sharer && !isFresh(person, sharer, atMs)) await this.visit(person, sharer, event.channel, atMs)
    const storeCode = event.store === null ? null : (await this.stores.named(file, event.store)).code
    const joining = { privacyVersion: PRIVACY_VERSION, nickname: event.who.slice(0, 20), storeCode, linkToken: null }
    const command = { personId: person.personId, atMs, joining, request: null, device: null }
    const { memberId } = await this.joins.join(command)
    person.memberId = memberId
    if (event.promoter) await this.promoters.enrol(memberId)
    if (event.phone !== null) await this.till.bindPhone(person, event.phone, file)
  }

  private async visit(person: FarmPerson, sharer: FarmPerson, channel: Channel, atMs: number): Promise<void> {
    const linkId = await this.linkOf(sharer, channel, atMs)
    await this.visits.record({ ...NOWHERE, link: { linkId }, visitorId: person.personId, requestHash: null, atMs })
    person.followed = { memberId: memberOf(sharer), atMs }
  }

  private async share(event: EventOf<'share'>, atMs: number, whose: Whose): Promise<void> {
    const parent = event.from === null ? null : { linkId: await this.linkOf(whose(event.from), 'card', atMs) }
    await this.mint(memberOf(whose(event.who)), event.channel, atMs, parent)
  }

  /** The link of a sharer's day; it is minted when somebody opens it first. */
  private linkOf(sharer: FarmPerson, channel: Channel, atMs: number): Promise<number> {
    const sharerId = memberOf(sharer)
    const key = `${sharerId} ${channel} ${dayOf(atMs)}`
    const known = this.links.get(key) ?? this.mint(sharerId, channel, atMs, null)
    this.links.set(key, known)
    return known
  }

  private async mint(
    sharerId: number,
    channel: Channel,
    atMs: number,
    parent: { linkId: number } | null,
  ): Promise<number> {
    const what = { subjectId: JOIN_SUBJECT_ID, channel, materialVersion: 0, request: null }
    return (await this.minting.mint({ ...what, sharerId, parent: parent ?? 'came-through', atMs })).id
  }
}

function isFresh({ followed }: FarmPerson, sharer: FarmPerson, atMs: number): boolean {
  return followed !== null && followed.memberId === memberOf(sharer) && atMs - followed.atMs <= FOLLOWED_MS
}
