/** First row ids of a forest; whatever the server makes itself starts above them all. */
export const ID = {
  store: 1,
  group: 1_000_000,
  person: 100_000_000,
  member: 200_000_000,
  link: 300_000_000,
  visit: 400_000_000,
  operator: 90_000_000,
  server: 1_000_000_000,
}

/** A token like the server's own: it says nothing, and follows from the link's number. */
export function tokenOf(link) {
  return mixed(link ^ 0x5f356495) + mixed(link + 0x1b873593)
}

/** Eight hexadecimal digits, other ones for every number. */
function mixed(number) {
  let bits = number >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return ((bits ^ (bits >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
