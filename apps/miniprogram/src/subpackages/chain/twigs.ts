/** The picture's width on a 375 wide phone, a row's height, and how many friends stand side by side. */
const WIDTH = 343
const ROW_HEIGHT = 128
export const IN_A_ROW = 4
const CENTRE = WIDTH / 2
/** Where a twig meets the top of a friend's round. */
const MEET = 38

/** The columns of `count` friends in one row, as shares of the width; a full row leaves the middle to the trunk. */
export function columns(count: number): number[] {
  return Array.from({ length: count }, (_, at) => (at + 0.5) / count)
}

const picture = (path: string, height: number, colour: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" preserveAspectRatio="none" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round"><path d="${path}"/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}

const COLOUR = '#e2c9ae'
const drawn = new Map<string, string>()

/** The twigs of one row: out of the trunk, over to each friend; the trunk goes on when more rows follow. */
export function twigs(count: number, goesOn: boolean): string {
  const name = `${count}:${goesOn}`
  const known = drawn.get(name)
  if (known) return known
  const paths = columns(count).map((share) => {
    const x = Math.round(share * WIDTH * 10) / 10
    return `M${CENTRE} 0C${CENTRE} ${MEET * 0.62} ${x} ${MEET * 0.3} ${x} ${MEET}`
  })
  if (goesOn) paths.push(`M${CENTRE} 0V${ROW_HEIGHT}`)
  const made = picture(paths.join(''), ROW_HEIGHT, COLOUR)
  drawn.set(name, made)
  return made
}
