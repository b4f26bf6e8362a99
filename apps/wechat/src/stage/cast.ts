import type { MessageKey } from '@passalong/contract'

/** Who stands on the stage, from left to right. `id` is their WeChat account in the sandbox. */
export interface Actor {
  id: ActorId
  /** Names their phone, and what it keeps. */
  phone: 'A' | 'B' | 'C' | 'K'
  /** On the label of their phone. */
  letter: string
  name: string
  colour: string
  role: MessageKey
}

export type ActorId = 'lin' | 'chen' | 'wang' | 'zhou'

export const cast: readonly Actor[] = [
  { id: 'lin', phone: 'A', letter: 'A', name: '林小满', colour: '#E2492B', role: 'stage.role.member' },
  { id: 'chen', phone: 'B', letter: 'B', name: '陈一诺', colour: '#2F6B55', role: 'stage.role.friend' },
  { id: 'wang', phone: 'C', letter: 'C', name: '王向晚', colour: '#B0853F', role: 'stage.role.further' },
  { id: 'zhou', phone: 'K', letter: 'K', name: '周店员', colour: '#6D655C', role: 'stage.role.clerk' },
]
