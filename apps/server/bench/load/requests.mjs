import { randomUUID } from 'node:crypto'
import { operatorToken } from '../chain/picks.mjs'
import { clerkToken, joinerToken, memberToken, SIGNED_IN, signedIn } from '../data/plan.mjs'

/**
 * The requests of each kind of load, as the bytes that go over the wire: `kinds[kind](ask)` answers how to make the
 * `index`th of them, and the status that its answer must have.
 */
export const kinds = {
  /** Settles the checkouts that were prepared: `{checkouts: [[id, clerk], …]}`. */
  settle: ({ checkouts }) => ({
    status: 201,
    count: checkouts.length,
    request(index) {
      const [id, clerk] = checkouts[index]
      const body = { receiptNo: `B-${id}`, amountFen: 1_000 + (id % 490) * 100 }
      return post(`/v1/checkouts/${id}/settlement`, clerkToken(clerk), body)
    },
  }),

  /** Sends a part of an order back: `{orders: [[id, clerk, amountFen], …]}`. */
  refund: ({ orders }) => ({
    status: 201,
    count: orders.length,
    request(index) {
      const [id, clerk, amountFen] = orders[index]
      return post(`/v1/orders/${id}/refunds`, clerkToken(clerk), { amountFen })
    },
  }),

  /** Reads the homes of `readers` members in turn: `{count, readers, members}`. */
  home: ({ count, readers, members }) => {
    const apart = Math.floor(Math.min(SIGNED_IN, members) / readers)
    const reader = (index) => signedIn(((index * 7) % readers) * apart, members)
    return { status: 200, count, request: (index) => get('/v1/me', memberToken(reader(index))) }
  },

  /** Persons join through share links: `{first, count, privacyVersion, tokens}`. */
  join: ({ first, count, privacyVersion, tokens }) => ({
    status: 201,
    count,
    request: (index) =>
      post('/v1/members', joinerToken(first + index), {
        privacyVersion,
        nickname: `Bench ${first + index}`,
        linkToken: tokens[index % tokens.length],
      }),
  }),

  /** Mints links below the ones that were followed: `{sharers, count, material}`; each material is new, so each link is. */
  mint: ({ sharers, count, material }) => ({
    status: 201,
    count,
    request(index) {
      const [person, kind, code, parentToken] = sharers[index % sharers.length]
      const materialVersion = material + Math.floor(index / sharers.length)
      const subject = { kind, code }
      return post('/v1/share-links', memberToken(person), { subject, channel: 'card', parentToken, materialVersion })
    },
  }),

  /** Follows links here and there: `{visitors, links, count, first}`. */
  visit: ({ visitors, links, count, first }) => ({
    status: 201,
    count,
    request(index) {
      const at = first + index
      const token = links[(at * 7_919) % links.length]
      return post('/v1/visits', memberToken(visitors[at % visitors.length]), { token, wxScene: 1007 })
    },
  }),

  /** What a member's page reads: the chain and the links, in turn. */
  page: ({ readers, count }) => ({
    status: 200,
    count,
    request(index) {
      const token = memberToken(readers[((index >> 1) * 7) % readers.length])
      return get(index % 2 ? '/v1/me/share-links' : '/v1/me/chain', token)
    },
  }),

  /** Reports of a big campaign, of a link in the middle, of a member who brought many, in turn; `query` bounds their days. */
  report: ({ campaign, middles, members, operators, count, query }) => ({
    status: 200,
    count,
    request(index) {
      const turn = Math.floor(index / 3)
      const what = [
        `campaign/${campaign}`,
        `link/${middles[turn % middles.length]}`,
        `member/${members[turn % members.length]}`,
      ]
      return get(`/v1/operator/share-reports/${what[index % 3]}${query}`, operatorToken(index % operators))
    },
  }),

  /** Asks for withdrawals: `{asks: [[member, amountFen, taxFen], …]}`. */
  withdrawal: ({ asks }) => ({
    status: 201,
    count: asks.length,
    request(index) {
      const [member, amountFen, taxFen] = asks[index]
      return post('/v1/me/withdrawals', memberToken(member), { amountFen, taxFen })
    },
  }),
}

function post(path, token, content) {
  const body = JSON.stringify(content)
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${token}`,
    `idempotency-key: ${randomUUID()}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function get(path, token) {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`)
}
