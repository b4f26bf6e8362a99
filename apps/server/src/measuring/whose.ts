import { type FarmPerson } from './farm-people.js'

/** Finds a person of an event's file by their name. */
export type Whose = (who: string) => FarmPerson

/** The membership of somebody who has joined, as the file's reader has made sure. */
export function memberOf({ memberId, openid }: FarmPerson): number {
  if (memberId === null) throw new Error(`${openid} is no member`)
  return memberId
}
