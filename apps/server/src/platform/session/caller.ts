/** Who calls, as the session says. A person may be a member, a clerk, both or neither. */
export interface Caller {
  personId: number | null
  operatorId: number | null
  member: { id: number; status: 'active' | 'frozen' | 'closed' } | null
  clerk: { id: number; storeId: number } | null
}

/** The caller's name in idempotency keys. */
export function callerName(caller: Caller): string {
  return caller.operatorId !== null ? `operator:${caller.operatorId}` : `person:${caller.personId}`
}
