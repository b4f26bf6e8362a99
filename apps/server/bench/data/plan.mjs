/** How many there are of what, and which ids they have; the database and the load make the same rows from these. */
export const STORES = 100
export const CLERKS = 2_000
/** Members who are signed in: nobody asks so often that an honest rate limit is in the way. */
export const SIGNED_IN = 20_000

export const SIZES = {
  small: { name: 'small', members: 1_000 },
  // Five entries an order, two orders a member, three where nobody gets a commission: ten million ledger rows.
  big: { name: 'big', members: 1_000_100 },
}
export const ORDERS_EACH = 2

/** Nobody brought these; the others came through member `floor(m / 20)`. */
export const ALONE = 50

/** First row ids. Whatever the server makes itself starts above them all. */
export const ID = {
  store: 1,
  clerk: 1_000,
  clerkPerson: 5_000,
  person: 10_000_000,
  member: 12_000_000,
  link: 14_000_000,
  visit: 15_000_000,
  order: 20_000_000,
  lot: 30_000_000,
  entry: 40_000_000,
  server: 100_000_000,
}

export const storeOfClerk = (clerk) => ID.store + (clerk % STORES)

export const clerkToken = (clerk) => `bench-session-of-clerk-${clerk}`
export const memberToken = (member) => `bench-session-of-member-${member}`
export const joinerToken = (person) => `bench-session-of-person-${person}`

/** Signed-in members are spread over all of them. */
export const signedIn = (index, members) => (index * Math.max(1, Math.floor(members / SIGNED_IN))) % members

/** A FROM clause with whole numbers `n` from 0 to `count - 1`, ascending. */
export function numbers(count) {
  const high = Math.ceil(count / 1_000_000)
  return `(SELECT STRAIGHT_JOIN c.n * 1000000 + b.n * 1000 + a.n AS n
             FROM bench_number c JOIN bench_number b JOIN bench_number a
            WHERE c.n < ${high} AND b.n < ${Math.min(1_000, Math.ceil(count / 1_000))}
              AND c.n * 1000000 + b.n * 1000 + a.n < ${count}) numbers`
}
