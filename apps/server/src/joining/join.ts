import { Injectable } from '@nestjs/common'
import { ContentSafety } from '../content-safety/content-safety.js'
import { type HomeView } from '../home/views.js'
import { deviceHash } from '../member/person-devices.js'
import { type RequestName } from '../platform/idempotency/requests.js'
import { FieldCipher } from '../platform/secrets/field-cipher.js'
import { ClaimMembership } from './claim-membership.js'
import { JoinMembers } from './join-members.js'
import { type JoinCommand, type Joining } from './joining.js'

/** Makes the caller a member, once: by joining, or by claiming an imported membership. */
@Injectable()
export class Join {
  constructor(
    private readonly members: JoinMembers,
    private readonly claims: ClaimMembership,
    private readonly cipher: FieldCipher,
    private readonly safety: ContentSafety,
  ) {}

  /** Throws `privacy-version-old`, `store-unknown`, `already-member`, `claim-code-invalid`. */
  async join(
    request: RequestName,
    personId: number,
    ask: { joining: Joining; claimCode: string | null; device: string | null },
  ): Promise<HomeView> {
    const device = deviceHash(this.cipher, ask.device)
    const command = { request, personId, atMs: null, joining: ask.joining, device }
    const home = await this.enter(command, ask.claimCode)
    // Committed: from here on others may meet the name, and whether WeChat minds it stops nobody from joining.
    if (ask.joining.nickname !== null) this.safety.lookLater(personId)
    return home
  }

  private async enter(command: JoinCommand & { request: RequestName }, claimCode: string | null): Promise<HomeView> {
    if (claimCode !== null) return this.claims.claim(command, claimCode)
    return (await this.members.join(command)).home
  }
}
