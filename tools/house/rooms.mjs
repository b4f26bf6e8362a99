/**
 * Who may import whom. The server's rooms stand on floors: a room imports from the floors below its own, and rooms on
 * one floor do not see each other.
 */
export const SERVER_FLOORS = [
  ['platform'],
  ['ledger', 'message', 'notice', 'claim', 'content-safety'],
  ['member', 'store', 'share', 'hold'],
  ['order', 'coupon', 'points', 'tier', 'commission', 'withdrawal', 'clerk', 'material'],
  // What a member and a clerk see of all of them; whoever changes something answers with it.
  ['home', 'receipt'],
  [
    'signin',
    'phone-number',
    'operator',
    'joining',
    'forwarding',
    'checkout',
    'refund',
    'upkeep',
    'campaign',
    'chain',
    'poster',
  ],
  ['importing', 'auditing', 'health', 'profile'],
  ['replaying'],
  ['measuring'],
]

/** Folders of the server's src that are no rooms: what starts it, and what is put into its database. */
export const NO_ROOMS = ['commands', 'migrations', 'seeds']

const any = (names) => `(${names.join('|')})`

function serverRules() {
  const rules = []
  SERVER_FLOORS.forEach((floor, index) => {
    const above = SERVER_FLOORS.slice(index + 1).flat()
    const room = `^apps/server/src/${any(floor)}/`
    if (above.length > 0) {
      rules.push({
        name: `floor-${index}-looks-down`,
        from: { path: room },
        to: { path: `^apps/server/src/${any(above)}/` },
      })
    }
    const neighbour = { path: `^apps/server/src/${any(floor)}/`, pathNot: '^apps/server/src/$1/' }
    rules.push({ name: `floor-${index}-neighbours`, from: { path: room }, to: neighbour })
  })
  const rooms = `^apps/server/src/${any(SERVER_FLOORS.flat())}/`
  rules.push({ name: 'rooms-know-no-data', from: { path: rooms }, to: { path: '^apps/server/src/(seeds|commands)/' } })
  return rules
}

const houseRules = [
  { name: 'no-circle', from: {}, to: { circular: true } },
  { name: 'imports-resolve', from: {}, to: { couldNotResolve: true } },
  {
    name: 'domain-is-pure',
    from: { path: '^packages/domain/src/', pathNot: '\\.spec\\.ts$' },
    to: { pathNot: '^packages/domain/src/' },
  },
  {
    name: 'poster-knows-nobody',
    from: { path: '^packages/poster/src/' },
    to: { path: '^(apps|packages/(domain|contract))/' },
  },
  {
    name: 'contract-knows-nobody',
    from: { path: '^packages/contract/src/' },
    to: { path: '^(apps|packages/(domain|poster))/' },
  },
  { name: 'server-knows-no-client', from: { path: '^apps/server/' }, to: { path: '^apps/(wechat|miniprogram)/' } },
  {
    name: 'mini-program-through-the-contract',
    from: { path: '^apps/miniprogram/src/' },
    to: { path: '^(apps/(server|wechat)|packages/domain)/' },
  },
  {
    name: 'wechat-knows-no-server',
    from: { path: '^apps/wechat/src/' },
    to: { path: '^(apps/(server|miniprogram)|packages/domain)/' },
  },
]

/** The rules in dependency-cruiser's form. */
export const RULES = [...houseRules, ...serverRules()].map((rule) => ({ severity: 'error', ...rule }))
