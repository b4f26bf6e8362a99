import { createHash } from 'node:crypto'
import type { PersonId } from './people.js'
import type { Sandbox } from './sandbox.js'

/** A group chat and who was ever in it. `id` is what `to` of a new card takes. */
export interface Group {
  id: string
  name: string
  avatarColor: string
  members: readonly PersonId[]
}

/** Two groups that know of each other through two people alone. */
const groups: readonly Group[] = [
  { id: 'group:weekend', name: '周末群', avatarColor: '#8F867B', members: ['lin', 'chen', 'wang', 'zhou'] },
  { id: 'group:readers', name: '读书群', avatarColor: '#5B7C99', members: ['chen', 'wang', 'zhao', 'sun', 'li'] },
]

export function groupNamed(id: unknown): Group | null {
  return groups.find((group) => group.id === id) ?? null
}

/** Whether `person` is in the group `id` now. */
export function isIn(sandbox: Sandbox, id: string, person: PersonId): boolean {
  const { left } = sandbox.store.read()
  const isGone = left.some((one) => one.group === id && one.person === person)
  return !isGone && (groupNamed(id)?.members.includes(person) ?? false)
}

/** The groups that `person` is in now. */
export function groupsOf(sandbox: Sandbox, person: PersonId): Group[] {
  return groups.filter(({ id }) => isIn(sandbox, id, person))
}

/** Every group with those who are in it now. */
export function groupsNow(sandbox: Sandbox): Group[] {
  return groups.map((group) => ({ ...group, members: group.members.filter((one) => isIn(sandbox, group.id, one)) }))
}

/** Lets `person` leave the group `id`, or come back. */
export function setMembership(sandbox: Sandbox, id: string, person: PersonId, isMember: boolean): void {
  sandbox.store.change((state) => {
    state.left = state.left.filter((one) => one.group !== id || one.person !== person)
    if (!isMember) state.left.push({ person, group: id })
  })
}

/** The `opengid` of a group at one mini program: the same for all of its members and on every run. */
export function opengidFor(appid: string, group: string): string {
  return `tG${createHash('sha256').update(`${appid}:${group}`).digest('base64url')}`.slice(0, 28)
}
