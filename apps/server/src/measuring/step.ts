/** Something that happens at a moment: after whatever its own person did before, and after what `other` did before. */
export interface Step {
  atMs: number
  own: string
  other: string | null
  work(): Promise<void>
}

const NOTHING = -1

/** What each step waits for, by place; `steps` stand in time's order. */
export function afterOf(steps: readonly Step[]): [own: Int32Array, other: Int32Array] {
  const last = new Map<string, number>()
  const own = new Int32Array(steps.length).fill(NOTHING)
  const other = new Int32Array(steps.length).fill(NOTHING)
  for (const [place, step] of steps.entries()) {
    own[place] = last.get(step.own) ?? NOTHING
    if (step.other !== null) other[place] = last.get(step.other) ?? NOTHING
    last.set(step.own, place)
  }
  return [own, other]
}
