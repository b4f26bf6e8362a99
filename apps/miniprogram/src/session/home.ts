import { problemOf } from '../api/request.js'
import { home } from '../api/routes.js'
import { forgetCredential, hasCredential, renewCredential } from './credential.js'
import { forgetMaterials } from './materials.js'
import { forgetPosters } from './poster-files.js'
import { freshSession, session } from './session.js'
import { prepareCard } from './share-link.js'
import { guestArrived, homeArrived, homeMissed, useSession } from './store.js'

function leave(): void {
  forgetCredential()
  forgetMaterials()
  forgetPosters()
  guestArrived()
}

let underWay: Promise<void> | null = null

async function fetchHome(): Promise<void> {
  try {
    const { member } = await session()
    // A token outlives what it was issued with: a guest who joined meanwhile asks all the same.
    if (!member && useSession.getState().phase !== 'member') return leave()
    const mine = await home()
    homeArrived(mine)
    // In the background, so that a card can be shared before anybody thinks of it.
    prepareCard(mine.memberNo)
    // At once, so that the code screen works when the network is gone later.
    if (!hasCredential()) await renewCredential()
  } catch (thrown) {
    const problem = problemOf(thrown)
    if (problem.code === 'not-a-member') leave()
    else homeMissed(problem)
  }
}

/** Brings what the member has up to date. Never throws: the store tells how it went. */
export function renewHome(): Promise<void> {
  underWay ??= fetchHome().finally(() => {
    underWay = null
  })
  return underWay
}

/** Asks the server again who this person is, e.g. whether a clerk's application was decided. */
export async function renewRoles(): Promise<void> {
  try {
    await freshSession()
  } catch (thrown) {
    homeMissed(problemOf(thrown))
  }
}
