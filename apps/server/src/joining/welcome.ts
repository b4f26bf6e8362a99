import { Injectable } from '@nestjs/common'
import { dayOf, referrerOf, startOfDay, type Touch } from '@passalong/domain'
import { ClaimCodes } from '../claim/claim-codes.js'
import { Coupons } from '../coupon/coupons.js'
import { MemberCodes } from '../member/member-codes.js'
import { Members } from '../member/members.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { ShareLinks } from '../share/share-links.js'
import { Visits } from '../share/visits.js'
import { type Store, Stores } from '../store/stores.js'
import { GIFT_VALID_DAYS } from '../store/views.js'

/** What a shopper sends to join. */
export interface Joining {
  privacyVersion: string
  nickname: string | null
  storeCode: string | null
  linkToken: string | null
  claimCode: string | null
}

/** The parts of a welcome. */
@Injectable()
export class Welcome {
  constructor(
    private readonly members: Members,
    private readonly codes: MemberCodes,
    private readonly links: ShareLinks,
    private readonly visits: Visits,
    private readonly coupons: Coupons,
    private readonly claims: ClaimCodes,
    private readonly stores: Stores,
  ) {}

  async admit(tx: Tx, ask: { personId: number; joining: Joining; store: Store | null; atMs: number }): Promise<number> {
    const { personId, joining, atMs } = ask
    if ((await this.members.idOfPerson(tx, personId)) !== null) throw new Refusal('already-member')
    const referrer = await this.referrer(tx, personId, joining.linkToken, atMs)
    // A friend's card stands for the store that it came from: whoever joins through it gets that store's welcome gift.
    const store = ask.store ?? (referrer ? await this.stores.whereJoined(tx, referrer.sharerId) : null)
    const memberId =
      joining.claimCode === null
        ? await this.members.add(tx, newMember({ ...ask, store }, referrer), this.codes.currentKeyId)
        : await this.claim(tx, joining.claimCode, ask)
    if (store) {
      const validUntilMs = startOfDay(dayOf(atMs) + GIFT_VALID_DAYS + 1)
      await this.coupons.issueBag(tx, {
        memberId,
        storeId: store.id,
        businessKey: `welcome:${memberId}`,
        atMs,
        validUntilMs,
      })
    }
    return memberId
  }

  /** The sharer of the latest followed link. A token that came along is the latest, even if its visit got lost on the way. */
  private async referrer(tx: Tx, personId: number, linkToken: string | null, atMs: number): Promise<Touch | null> {
    const touches = await this.visits.touches(tx, personId, atMs)
    const link = linkToken === null ? null : await this.links.byToken(tx, linkToken).catch(nothingForLostLinks)
    if (link && touches[0]?.linkId !== link.id) {
      await this.visits.record(tx, { link, personId, own: false, wxScene: null, atMs })
      return referrerOf(await this.visits.touches(tx, personId, atMs), atMs)
    }
    return referrerOf(touches, atMs)
  }

  /** An imported member becomes this person's: what was bought before stays theirs. */
  private async claim(
    tx: Tx,
    claimCode: string,
    ask: { personId: number; joining: Joining; atMs: number },
  ): Promise<number> {
    const memberId = await this.claims.redeem(tx, claimCode, ask.atMs)
    await this.members.claim(tx, memberId, {
      personId: ask.personId,
      nickname: ask.joining.nickname,
      privacyVersion: ask.joining.privacyVersion,
      atMs: ask.atMs,
    })
    return memberId
  }
}

function newMember(
  ask: { personId: number; joining: Joining; store: Store | null; atMs: number },
  referrer: Touch | null,
) {
  const { personId, joining, store, atMs } = ask
  return {
    personId,
    nickname: joining.nickname,
    joinedAtMs: atMs,
    joinedOn: dayOf(atMs),
    storeId: store?.id ?? null,
    referrer: referrer ? { memberId: referrer.sharerId, linkId: referrer.linkId } : null,
    privacyVersion: joining.privacyVersion,
    importRef: null,
  }
}

/** A card that is unknown or withdrawn does not keep anybody from joining. */
function nothingForLostLinks(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
