import { Injectable } from '@nestjs/common'
import { dayOf, dayText } from '@passalong/domain'
import { Database, WrittenMeanwhile } from '../platform/database/database.js'
import { Grouped, type Outcome } from '../platform/database/grouped.js'
import { Ids } from '../platform/database/ids.js'
import { Sheet } from '../platform/database/sheet.js'
import { Refusal } from '../platform/http/refusal.js'
import { firstAnswer, keepAnswer } from '../platform/idempotency/requests.js'
import { type MintAnswers, type MintCommand, mintQuestions, REPLACED } from './mint-facts.js'
import { type ShareEvent, tellTallies } from './share-events.js'
import {
  channelNumber,
  type LinkRow,
  linkOf,
  REVOKED_BY_OPERATOR,
  randomToken,
  SHOP,
  type ShareLink,
} from './share-links.js'
import { isIn } from './sharer-facts.js'

export type { MintCommand } from './mint-facts.js'

/** A link with the name under which its card goes out; the name is empty where the shop invites. */
export interface MintedLink extends ShareLink {
  sharerNickname: string
}

/** The one way in which links come to be; the API and replays share it. */
@Injectable()
export class MintLinks {
  private readonly group = new Grouped<MintCommand, MintedLink>(
    (commands) => this.mintGroup(commands),
    ({ request }) => (request ? [`${request.caller} ${request.key}`] : []),
    { together: 64, sideBySide: 2 },
  )

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  /**
   * The same sharer, subject, parent, channel, material and day: the same link, also when two processes mint it at once; else
   * a new one. A named parent that the sharer did not follow, or that was withdrawn, is ignored. Links that are minted at
   * once share a transaction. A link that is minted `ahead` waits to be sent before it counts. Throws `link-unknown`, `link-subject-mismatch`, `link-revoked`,
   * `member-unknown`, `material-unknown` where its audience leaves the sharer out, `idempotency-key-reused`.
   */
  mint(command: MintCommand): Promise<MintedLink> {
    return this.group.submit(command)
  }

  private async mintGroup(commands: MintCommand[]): Promise<Outcome<MintedLink>[]> {
    const { draw } = await this.ids.ready()
    return this.database.exchange(
      (tries: number) => mintQuestions(commands, tries),
      (answers, tries) => {
        const sheet = new Sheet()
        const minting = new Minting(answers, draw, tries)
        const answer = commands.map((one, n) => sheet.attempt((own) => minting.mint(one, n, own)))
        // Almost always nothing was answered before; only when something is refused, what was there is asked for.
        if (tries === 1 && answer.some((outcome) => 'error' in outcome)) throw new WrittenMeanwhile()
        tellTallies(sheet, draw, minting.events)
        return { sheet, answer }
      },
    )
  }
}

const COLUMNS = [
  ...['id', 'token', 'sharer_id', 'subject_id', 'channel', 'material_version', 'parent_id', 'root_id', 'depth'],
  ...['store_id', 'minted_on', 'minted_at', 'counted'],
]

/** One group of links being minted: what was there, and what the group itself adds to it. */
class Minting {
  readonly events: ShareEvent[] = []
  private readonly links: Map<string, ShareLink>
  /** Links of the day that the shop withdrew. */
  private readonly takenBack: Set<number>

  constructor(
    private readonly answers: MintAnswers,
    private readonly draw: () => number,
    private readonly tries: number,
  ) {
    this.links = new Map(answers[4].map((row) => [dayKey(row, row.minted_on), linkOf(row)]))
    this.takenBack = new Set(answers[4].flatMap((row) => (row.revoked_by === REVOKED_BY_OPERATOR ? [row.id] : [])))
  }

  mint(command: MintCommand, n: number, sheet: Sheet): MintedLink {
    const { request, sharerId } = command
    const earlier = request && firstAnswer<MintedLink>(request, this.answers[0])
    if (earlier) return earlier
    const sharer = this.answers[1].find(({ id }) => id === sharerId)
    if (!sharer && sharerId !== SHOP) throw new Refusal('member-unknown')
    if (!isIn(command.audience, sharerId, this.answers[5])) throw new Refusal('material-unknown')
    const parent = this.parentOf(command, n)
    const storeId = sharer ? sharer.joined_store_id : (command.storeId ?? null)
    const link = this.sameDay(command, parent, storeId, sheet)
    const sharerNickname = sharer?.nickname === command.shownName ? (sharer?.nickname ?? '') : ''
    const minted = { ...link, sharerNickname }
    if (request) keepAnswer(sheet, request, minted, command.atMs)
    return minted
  }

  private parentOf({ parent, subjectId, sharerId }: MintCommand, n: number): ShareLink | null {
    if (sharerId === SHOP) return null
    if (parent !== 'came-through') {
      const named = this.answers[2].find((row) => row.n === n)
      if (!named) throw new Refusal('link-unknown')
      if (named.subject_id !== subjectId) throw new Refusal('link-subject-mismatch')
      if (named.followed === 1 && named.revoked_at === null) return linkOf(named)
      if (this.tries === 1) throw new WrittenMeanwhile()
    }
    const through = this.answers[3].find((row) => row.n === n)
    return through ? linkOf(through) : null
  }

  /** The link of the day; throws `link-revoked` when the shop withdrew it, or its sharer thousands of times. */
  private sameDay(command: MintCommand, parent: ShareLink | null, storeId: number | null, sheet: Sheet): ShareLink {
    const { sharerId, subjectId, channel, materialVersion, atMs } = command
    const day = dayText(dayOf(atMs))
    const row = {
      sharer_id: sharerId,
      subject_id: subjectId,
      parent_id: parent?.id ?? 0,
      channel: channelNumber(channel),
      material_version: materialVersion,
    }
    let known = this.links.get(dayKey(row, day))
    // What the shop withdrew stays withdrawn for the day; what its sharer withdrew is replaced when they ask again.
    while (known?.revoked) {
      row.material_version += REPLACED
      if (this.takenBack.has(known.id) || row.material_version > LAST_VERSION) throw new Refusal('link-revoked')
      known = this.links.get(dayKey(row, day))
    }
    if (known) return this.sending(command, known, dayKey(row, day))
    const id = this.draw()
    const counted = command.ahead ? 0 : 1
    const start = sharerId === SHOP ? 0 : 1
    const link = linkOf({
      ...row,
      id,
      token: randomToken(),
      root_id: parent?.rootId ?? id,
      depth: parent ? parent.depth + 1 : start,
      store_id: storeId,
      revoked_at: null,
      counted,
    })
    sheet.insert('share_link', COLUMNS, [
      ...[id, link.token, sharerId, subjectId, row.channel, row.material_version, row.parent_id],
      ...[link.rootId, link.depth],
      ...[storeId, day, new Date(atMs), counted],
    ])
    this.links.set(dayKey(row, day), link)
    if (link.counted) this.events.push({ kind: 'link', linkId: id })
    return link
  }

  /** A known link, which is sent now unless it is asked for ahead; whether it counted before is the tallier's to find out. */
  private sending({ ahead = false }: MintCommand, known: ShareLink, name: string): ShareLink {
    if (ahead || known.counted) return known
    const sent = { ...known, counted: true }
    this.links.set(name, sent)
    this.events.push({ kind: 'sent', linkId: known.id })
    return sent
  }
}

/** What the column holds. */
const LAST_VERSION = 2 ** 31 - 1

type DayKeyed = Pick<LinkRow, 'sharer_id' | 'subject_id' | 'parent_id' | 'channel' | 'material_version'>

/** What makes two mints the same link. */
function dayKey(row: DayKeyed, mintedOn: string): string {
  return [row.sharer_id, row.subject_id, row.parent_id, row.channel, row.material_version, mintedOn].join(' ')
}
