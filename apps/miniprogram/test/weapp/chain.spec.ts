import { usual } from './answers'
import { Phone } from './phone'

const friend = { id: 'm1', parentId: null, depth: 1, label: '陈*', joinedAt: '2026-11-21T12:00:00Z', children: 0 }
const further = { id: 'm2', parentId: 'm1', depth: 2, label: null, joinedAt: '2026-11-21T12:01:00Z', children: 0 }

test('who joins appears while the page is open: a friend by name, those further away as a count', async () => {
  const phone = new Phone()
  const chain = { joins: 0, visits: 1, earnedFen: 0, nodes: [] as object[], byDepth: [] as object[] }
  phone.answers = { ...usual({ member: true }), 'GET /v1/me/chain': () => [200, { ...chain }] }
  const page = await phone.open('subpackages/chain/index')
  await page.sees('还没有人来')

  Object.assign(chain, { joins: 1, nodes: [friend], byDepth: [{ depth: 1, joins: 1 }] })
  await page.sees('陈* 刚刚入会')

  Object.assign(chain, {
    joins: 2,
    nodes: [friend, further],
    byDepth: [
      { depth: 1, joins: 1 },
      { depth: 2, joins: 1 },
    ],
  })
  await page.sees('朋友的朋友刚刚入会')
  await page.sees('+1')
  await page.sees('第 2 层')
})
