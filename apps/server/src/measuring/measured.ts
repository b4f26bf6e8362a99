/** What was held of somebody's commissions, fen. */
export interface Share {
  payees: number
  commissionFen: number
  heldFen: number
  /** Four decimals. */
  heldShare: string
}

/** What a measurement comes to; docs/FARMS.md says what each figure is. */
export interface Measured extends Share {
  events: number
  refused: Record<string, number>
  holds: number
  byReason: Record<string, number>
  real: {
    members: number
    payees: number
    heldPayees: number
    heldShare: string
    commissionFen: number
    heldFen: number
  }
  files: (Share & { file: string; events: number; holds: number })[]
}

/** A commission whose day came, as it stood on that day; `reasons` are null unless it was held. */
export interface CameDue {
  payeeId: number
  amountFen: number
  reasons: string[] | null
}

/** Whose a member is: of a file's farm, or an ordinary person. */
export interface Side {
  file: number | null
  real: boolean
}

class Tally {
  private readonly payees = new Set<number>()
  private readonly heldPayees = new Set<number>()
  private commissionFen = 0
  private heldFen = 0
  holds = 0

  add({ payeeId, amountFen, reasons }: CameDue): void {
    this.payees.add(payeeId)
    this.commissionFen += amountFen
    if (reasons === null) return
    this.holds++
    this.heldFen += amountFen
    this.heldPayees.add(payeeId)
  }

  ofFarm(): Share {
    const { commissionFen, heldFen } = this
    return { payees: this.payees.size, commissionFen, heldFen, heldShare: quotient(heldFen, commissionFen) }
  }

  ofReal(members: number): Measured['real'] {
    const [payees, heldPayees] = [this.payees.size, this.heldPayees.size]
    const { commissionFen, heldFen } = this
    return { members, payees, heldPayees, heldShare: quotient(heldPayees, payees), commissionFen, heldFen }
  }
}

/** Adds up what came due. `files` are the files' names with how many events each has. */
export function measuredOf(
  due: readonly CameDue[],
  sideOf: (payeeId: number) => Side,
  files: readonly { name: string; events: number }[],
  realMembers: number,
): Omit<Measured, 'refused'> {
  const [farms, real] = [new Tally(), new Tally()]
  const byFile = files.map(() => new Tally())
  const byReason: Record<string, number> = {}
  for (const one of due) {
    const side = sideOf(one.payeeId)
    const tallies = side.real ? [real] : [farms, ...(side.file === null ? [] : [byFile[side.file] as Tally])]
    for (const tally of tallies) tally.add(one)
    for (const code of one.reasons ?? []) byReason[code] = (byReason[code] ?? 0) + 1
  }
  return {
    events: files.reduce((sum, { events }) => sum + events, 0),
    ...farms.ofFarm(),
    holds: farms.holds + real.holds,
    byReason,
    real: real.ofReal(realMembers),
    files: files.map(({ name, events }, place) => {
      const tally = byFile[place] as Tally
      return { file: name, events, ...tally.ofFarm(), holds: tally.holds }
    }),
  }
}

function quotient(part: number, whole: number): string {
  return whole === 0 ? '0.0000' : (Math.round((part * 10_000) / whole) / 10_000).toFixed(4)
}
