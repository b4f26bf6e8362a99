/** The parts of the bench, in the order in which they run. */
export const PARTS = ['settle', 'refund', 'withdrawal', 'join', 'home', 'settlement', 'growth', 'chain', 'poster']

const SWITCHES = ['json', 'quick', 'profile', 'soak']

/**
 * Reads `--json --quick --profile --only a,b --seconds N --rounds N --data small|big --links a,b`, and for the soak `--soak --minutes N`.
 * A quick bench has two short rounds on the small data set and leaves out what compares it with the big one. Throws on
 * anything else.
 */
export function readOptions(args) {
  const given = {}
  for (let at = 0; at < args.length; at++) {
    const [name, inline] = args[at].replace(/^--/, '').split('=')
    if (SWITCHES.includes(name)) given[name] = true
    else if (['only', 'seconds', 'rounds', 'data', 'minutes', 'links'].includes(name))
      given[name] = inline ?? args[++at]
    else if (args[at] !== '--') throw new Error(`the bench does not know ${args[at]}`)
  }
  const quick = given.quick === true
  const only = given.only ? given.only.split(',') : PARTS.filter((part) => !(quick && part === 'growth'))
  const unknown = only.filter((part) => !PARTS.includes(part))
  if (unknown.length > 0) throw new Error(`the bench has no part ${unknown.join(', ')}; it has ${PARTS.join(', ')}`)
  const data = given.data ?? (quick || given.only || given.soak ? 'small' : 'big')
  if (!['small', 'big'].includes(data)) throw new Error('--data is small or big')
  return {
    json: given.json === true,
    profile: given.profile === true,
    soak: given.soak === true,
    quick,
    only,
    data,
    seconds: positive('seconds', given.seconds, quick ? 3 : 5),
    rounds: positive('rounds', given.rounds, quick ? 2 : 5),
    links: given.links?.split(',').map((count) => positive('links', count)),
    minutes: positive('minutes', given.minutes, 10),
  }
}

function positive(name, text, otherwise) {
  const value = text === undefined ? otherwise : Number(text)
  if (!(value > 0)) throw new Error(`--${name} is a number above zero`)
  return value
}
