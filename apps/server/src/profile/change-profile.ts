import { Injectable } from '@nestjs/common'
import { ContentSafety } from '../content-safety/content-safety.js'
import { Members } from '../member/members.js'
import { nicknameOf } from '../member/nickname.js'
import { Portraits } from '../member/portraits.js'
import { type Tx } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'
import { type RequestName, Requests } from '../platform/idempotency/requests.js'
import { TakePicture } from '../poster/picture/take-picture.js'
import { type ProfileView } from './views.js'

/** As large as a poster's portrait on the sharpest phone. */
const PORTRAIT_PX = 264

/** A member's own name and portrait. WeChat looks at both before anybody else can see them. */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly requests: Requests,
    private readonly members: Members,
    private readonly portraits: Portraits,
    private readonly safety: ContentSafety,
    private readonly taking: TakePicture,
  ) {}

  /** Throws `nickname-invalid`, `nickname-refused`, `wechat-away`; then the name is what it was. */
  async rename(request: RequestName, memberId: number, given: string): Promise<ProfileView> {
    const nickname = nicknameOf(given)
    if (nickname === null) throw new Refusal('nickname-invalid')
    const earlier = await this.requests.answered<ProfileView>(request)
    if (earlier) return earlier
    if (!(await this.safety.newNameMayBeShown(memberId, nickname))) throw new Refusal('nickname-refused')
    return this.requests.once(request, async (tx) => {
      await this.members.rename(tx, memberId, nickname)
      return this.profile(tx, memberId)
    })
  }

  /** Throws as TakePicture.looked; then the portrait is what it was. */
  async portray(request: RequestName, memberId: number, bytes: Buffer): Promise<ProfileView> {
    const earlier = await this.requests.answered<ProfileView>(request)
    if (earlier) return earlier
    const taken = await this.taking.looked(bytes, PORTRAIT_PX)
    return this.requests.once(request, async (tx) => {
      await this.portraits.keep(tx, memberId, { ...taken, bytes: Buffer.from(taken.bytes) })
      return this.profile(tx, memberId)
    })
  }

  /** Nothing of the portrait stays. */
  unportray(request: RequestName, memberId: number): Promise<ProfileView> {
    return this.requests.once(request, async (tx) => {
      await this.portraits.remove(tx, memberId)
      return this.profile(tx, memberId)
    })
  }

  private async profile(tx: Tx, memberId: number): Promise<ProfileView> {
    const { nickname } = await this.members.byId(tx, memberId)
    const portrait = await this.portraits.ofMember(memberId, tx)
    return { nickname, avatarUrl: portrait?.url ?? null }
  }
}
