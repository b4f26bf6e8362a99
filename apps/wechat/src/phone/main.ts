import { KeptFiles } from './files/kept-files.js'
import { hostOf } from './host.js'
import { readIdentity } from './identity.js'
import { Phone } from './phone.js'

/** The page goes on without emoji that have not come by then. */
const FONT_PATIENCE_MS = 4_000

/** Emoji as every phone has them; the computer around this one may lack them. A canvas draws only what has been loaded. */
async function emoji(): Promise<void> {
  const loaded = document.fonts.load('16px Twemoji', '😀').catch((reason) => console.error('no emoji', reason))
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, FONT_PATIENCE_MS))])
}

async function start(): Promise<void> {
  const identity = readIdentity(location.search)
  const [kept] = await Promise.all([KeptFiles.open(identity.phone), emoji()])
  const place = document.getElementById('phone') ?? document.body
  const phone = new Phone(identity, window.passalongBundle, place, kept)
  window.passalongPhone = hostOf(phone)
  phone.service.people().then(
    (people) => {
      const owner = people.find(({ id }) => id === identity.person)
      if (owner) phone.home.greet(owner)
    },
    (reason) => console.error('WeChat does not answer', reason),
  )
  phone.service.daysAhead().then(
    (days) => phone.clock.setDaysAhead(days),
    // Without an answer it is today.
    () => undefined,
  )
  void phone.home.refresh()
  if (identity.entry) phone.open(identity.entry, { scene: identity.scene })
  phone.announcer.announce('ready', {})
}

void start()
