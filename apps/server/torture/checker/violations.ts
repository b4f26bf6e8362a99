const KEPT = 100

/** What a checker found: each a sentence that begins with the name of its check. */
export class Violations {
  readonly list: string[] = []
  count = 0

  add(check: string, detail: string): void {
    this.count++
    if (this.list.length < KEPT) this.list.push(`${check}: ${detail}`)
  }

  /** A check that holds when its query brings no row. */
  addRows(check: string, rows: readonly object[]): void {
    for (const row of rows) this.add(check, JSON.stringify(row))
  }
}
