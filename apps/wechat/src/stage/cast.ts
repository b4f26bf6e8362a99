import type { MessageKey } from '@passalong/contract'

/** Who stands on the stage, from left to right. `id` is their WeChat account in the sandbox. */
export interface Actor {
  id: ActorId
  /** Names their phone, and what it keeps. */
  phone: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'K'
  /** On the label of their phone. */
  letter: string
  name: string
  colour: string
  role: MessageKey
}

/** `zhao`, `sun` and `li` take C's place when they are asked to. */
export type ActorId = 'lin' | 'chen' | 'wang' | 'zhou' | 'zhao' | 'sun' | 'li'

export const cast: readonly Actor[] = [
  { id: 'lin', phone: 'A', letter: 'A', name: '林小满', colour: '#E2492B', role: 'stage.role.member' },
  { id: 'chen', phone: 'B', letter: 'B', name: '陈一诺', colour: '#2F6B55', role: 'stage.role.friend' },
  { id: 'wang', phone: 'C', letter: 'C', name: '王向晚', colour: '#B0853F', role: 'stage.role.further' },
  { id: 'zhou', phone: 'K', letter: 'K', name: '周店员', colour: '#6D655C', role: 'stage.role.clerk' },
]

/** Whose place others may take, and who they are. */
export const PLACE_OF_OTHERS: ActorId = 'wang'
export const others: readonly Actor[] = [
  { id: 'zhao', phone: 'D', letter: 'D', name: '赵明月', colour: '#4A6FA5', role: 'stage.role.other' },
  { id: 'sun', phone: 'E', letter: 'E', name: '孙书禾', colour: '#7A5C99', role: 'stage.role.other' },
  { id: 'li', phone: 'F', letter: 'F', name: '李星遥', colour: '#3E8E8C', role: 'stage.role.other' },
]

/** The member-side people of the stage: all but the clerk. */
export const MEMBERS: readonly ActorId[] = ['lin', 'chen', 'wang', 'zhao', 'sun', 'li']

/** The group that A shares to; its name is that of WeChat's sandbox. */
export const GROUP = { id: 'group:weekend', name: '周末群' } as const
