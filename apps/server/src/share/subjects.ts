import { Injectable } from '@nestjs/common'
import { Clock } from '../platform/clock/clock.js'
import { Database } from '../platform/database/database.js'
import { Refusal } from '../platform/http/refusal.js'

export const subjectKinds = ['join', 'campaign', 'product', 'article', 'certificate'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** What a link is about. `join` is the one invitation to join (code `join`); the others are told apart by their code. */
export interface Subject {
  id: number
  kind: SubjectKind
  code: string
  title: string
}

/** The subject of an invitation to join. */
export const JOIN_SUBJECT_ID = 1

/** The subjects of share links. They are only ever added, so what was read once stays true. */
@Injectable()
export class Subjects {
  private readonly byName = new Map<string, Subject>()
  private readonly byNumber = new Map<number, Subject>()

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The subject of a kind and code; throws `subject-unknown`. `join` needs no code. */
  async byCode(kind: SubjectKind, code: string | null): Promise<Subject> {
    const asked = kind === 'join' ? (code ?? 'join') : code
    if (asked === null) throw new Refusal('subject-unknown')
    const known = this.byName.get(nameOf(kind, asked))
    if (known) return known
    const [found] = await this.read('kind = ? AND code = ?', [kind, asked])
    if (!found) throw new Refusal('subject-unknown')
    return found
  }

  /** The subject of an id that a row holds. */
  async byId(id: number): Promise<Subject> {
    const known = this.byNumber.get(id)
    if (known) return known
    const [found] = await this.read('id = ?', [id])
    if (!found) throw new Error(`a row names the subject ${id}, which is not there`)
    return found
  }

  /** Adds a subject; one of this kind and code that is there already is answered as it is, whatever its title. */
  async create(kind: SubjectKind, code: string, title: string): Promise<Subject> {
    await this.database.run('INSERT IGNORE INTO share_subject (kind, code, title, created_at) VALUES (?, ?, ?, ?)', [
      kind,
      code,
      title,
      new Date(this.clock.now()),
    ])
    return this.byCode(kind, code)
  }

  /** The newest subjects first, at most 200. */
  newest(): Promise<Subject[]> {
    return this.read('id > 0 ORDER BY id DESC LIMIT 200', [])
  }

  private async read(where: string, values: (string | number)[]): Promise<Subject[]> {
    const found = await this.database.rows<Subject>(
      `SELECT id, kind, code, title FROM share_subject WHERE ${where}`,
      values,
    )
    for (const subject of found) {
      this.byName.set(nameOf(subject.kind, subject.code), subject)
      this.byNumber.set(subject.id, subject)
    }
    return found
  }
}

const nameOf = (kind: SubjectKind, code: string) => `${kind} ${code}`
