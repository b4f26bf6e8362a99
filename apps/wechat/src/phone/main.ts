import { hostOf } from './host.js'
import { readIdentity } from './identity.js'
import { Phone } from './phone.js'

const identity = readIdentity(location.search)
const place = document.getElementById('phone') ?? document.body
const phone = new Phone(identity, window.passalongBundle, place)
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
