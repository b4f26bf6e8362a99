import { createHash } from 'node:crypto'

/** Someone who owns a WeChat account in the sandbox; `id` names them in every phone-side route. */
export interface Person {
  id: PersonId
  name: string
  /** Background of the round avatar, CSS colour. */
  avatarColor: string
  role: 'member' | 'clerk'
}

export type PersonId = 'lin' | 'chen' | 'wang' | 'zhou' | 'zhao' | 'sun' | 'li'

interface Owner extends Person {
  /** The mainland number bound to the account, without country code. */
  phoneNumber: string
  /** The name that the account was verified with; WeChat Pay compares it. */
  realName: string
}

const owners: readonly Owner[] = [
  { id: 'lin', name: '林小满', avatarColor: '#E2492B', role: 'member', phoneNumber: '13800002046', realName: '林小满' },
  {
    id: 'chen',
    name: '陈一诺',
    avatarColor: '#2F6B55',
    role: 'member',
    phoneNumber: '13900003158',
    realName: '陈一诺',
  },
  {
    id: 'wang',
    name: '王向晚',
    avatarColor: '#C9A063',
    role: 'member',
    phoneNumber: '13700004269',
    realName: '王向晚',
  },
  { id: 'zhou', name: '周店员', avatarColor: '#6D655C', role: 'clerk', phoneNumber: '13600005370', realName: '周明远' },
  {
    id: 'zhao',
    name: '赵明月',
    avatarColor: '#4A6FA5',
    role: 'member',
    phoneNumber: '13500006481',
    realName: '赵明月',
  },
  { id: 'sun', name: '孙书禾', avatarColor: '#7A5C99', role: 'member', phoneNumber: '13300007592', realName: '孙书禾' },
  { id: 'li', name: '李星遥', avatarColor: '#3E8E8C', role: 'member', phoneNumber: '13200008603', realName: '李星遥' },
]

/** All accounts, without their phone numbers and real names. */
export const people: readonly Person[] = owners.map(({ phoneNumber: _, realName: __, ...person }) => person)

export function isPersonId(value: unknown): value is PersonId {
  return people.some((person) => person.id === value)
}

export function personNamed(id: PersonId): Person {
  const person = people.find((one) => one.id === id)
  if (!person) throw new Error(`no such person: ${id}`)
  return person
}

/** The number bound to a person's account, e.g. `13800002046`. */
export function phoneNumberOf(id: PersonId): string {
  return ownerOf(id).phoneNumber
}

/** The name that a person's account was verified with. */
export function realNameOf(id: PersonId): string {
  return ownerOf(id).realName
}

function ownerOf(id: PersonId): Owner {
  const owner = owners.find((one) => one.id === id)
  if (!owner) throw new Error(`no such person: ${id}`)
  return owner
}

/**
 * A person's openid at one mini program: 28 characters, the same on every run, so that seeds can name a person before
 * they ever log in.
 */
export function openidFor(appid: string, person: string): string {
  return `o${createHash('sha256').update(`${appid}:${person}`).digest('base64url')}`.slice(0, 28)
}
