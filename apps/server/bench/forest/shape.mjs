/**
 * The shape of real repost trees (200 cascades with 62,418 nodes, Song et al. 2018): how many follow a first post, which share
 * of the nodes at a depth has children, and how many children those have. A handful of figures, not the trees.
 */
export const SHAPE = {
  /** Children of a first post: log-normal. */
  firstMedian: 120,
  firstSpread: 0.82,
  /** Share of the nodes that have children, at depth 1, 2, 3, 4 and everything below. */
  childShare: [0.189, 0.219, 0.276, 0.308, 0.325],
  /** Of those, the shares that have one child, two, three and four; the others have a Pareto tail from five. */
  fewChildren: [0.661, 0.188, 0.064, 0.03],
  tailFrom: 5,
  tailPower: 1.58,
  tailMost: 256,
  /** Hours from a post to its repost: log-normal, half within the median. */
  delayHours: 2.5,
  delaySpread: 2,
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** How many follow a first post. */
export function firstChildren(random) {
  return Math.max(1, Math.round(SHAPE.firstMedian * Math.exp(SHAPE.firstSpread * normal(random))))
}

/** How many children a node at this depth (from 1) has. */
export function children(random, depth) {
  const { childShare, fewChildren, tailFrom, tailPower, tailMost } = SHAPE
  if (random() >= childShare[Math.min(depth, childShare.length) - 1]) return 0
  let left = random()
  for (let count = 1; count <= fewChildren.length; count++) {
    left -= fewChildren[count - 1]
    if (left < 0) return count
  }
  return Math.min(tailMost, Math.floor(tailFrom * (1 - random()) ** (-1 / tailPower)))
}

/** Milliseconds from a post to its repost, at most 60 days. */
export function delayMs(random) {
  return Math.min(60 * 24, SHAPE.delayHours * Math.exp(SHAPE.delaySpread * normal(random))) * 3_600_000
}
