const ISOLATE = '\u2068'
const END = '\u2069'

/** Where an isolated run goes over several lines, each line of it is isolated by itself. */
export function isolated(lines: string[]): string[] {
  if (!lines.some((line) => line.includes(ISOLATE))) return lines
  let open = false
  return lines.map((line) => {
    const begun = open ? ISOLATE + line : line
    open = begun.lastIndexOf(ISOLATE) > begun.lastIndexOf(END)
    return open ? begun + END : begun
  })
}
