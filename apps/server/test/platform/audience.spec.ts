import { RequestMethod } from '@nestjs/common'
import { ModulesContainer } from '@nestjs/core'
import { ALLOW } from '../../src/platform/session/allow.js'
import { type Caller } from '../factories/caller.js'
import { type House, startHouse } from '../factories/house.js'

/** What strangers may call; a route that joins this list is a decision. */
const PUBLIC = [
  'GET /health/live',
  'GET /health/ready',
  'GET /operator',
  'GET /v1/codes/:token',
  'GET /v1/materials/versions/:version/:cut',
  'GET /v1/pictures/:hash',
  // A member's face, for whoever was shown its address; it changes with every picture and is named to nobody else.
  'GET /v1/portraits/:address',
  'GET /v1/poster-templates/:code/:version',
  'GET /v1/privacy-notice',
  'GET /v1/promoter-terms',
  'GET /v1/stores/:code',
  'GET /v1/stores/:code/code.png',
  'POST /v1/operator/sessions',
  'POST /v1/sessions',
  'POST /v1/wechat/transfer-notifications',
]

interface Route {
  name: string
  method: string
  path: string
  audience: unknown
}

let house: House
let routes: Route[]
beforeAll(async () => {
  house = await startHouse()
  routes = [...house.app.get(ModulesContainer).values()].flatMap(({ controllers }) =>
    [...controllers.values()].flatMap(({ metatype }) => routesOf(metatype as { prototype: object })),
  )
})
afterAll(() => house?.close())

/** A controller's routes, as its decorators say. */
function routesOf(controller: { prototype: object }): Route[] {
  const base = String(Reflect.getMetadata('path', controller))
  return Object.entries(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(([, { value }]) => {
    if (typeof value !== 'function' || Reflect.getMetadata('method', value) === undefined) return []
    const method = String(RequestMethod[Reflect.getMetadata('method', value)])
    const path = `/${base}/${Reflect.getMetadata('path', value)}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')
    return [{ name: `${method} ${path}`, method, path, audience: Reflect.getMetadata(ALLOW, value) }]
  })
}

it('every route names who may call it', () => {
  expect(routes.length).toBeGreaterThan(25)
  const audiences = ['public', 'anyone', 'person', 'member', 'clerk', 'operator']
  expect(routes.filter(({ audience }) => !audiences.includes(String(audience)))).toEqual([])
  expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length)
})

it('strangers may call a short list', () => {
  const open = routes.filter(({ audience }) => audience === 'public').map(({ name }) => name)
  expect(open.sort()).toEqual(PUBLIC)
})

it('whoever has no session may name themselves on one route', () => {
  const open = routes.filter(({ audience }) => audience === 'anyone').map(({ name }) => name)
  expect(open).toEqual(['POST /v1/visits'])
})

const call = (caller: Caller, { method, path }: Route) =>
  caller.send(method, path.replace(/:\w+/g, '1'), method === 'GET' || method === 'DELETE' ? undefined : '{}', {
    ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
    'idempotency-key': 'of-the-audience-test',
  })

it('every other route refuses a stranger, and who it is not for, before it looks at anything else', async () => {
  const refusals = {
    person: 'session-invalid',
    member: 'not-a-member',
    clerk: 'not-a-clerk',
    operator: 'not-an-operator',
  } as const
  const [person, operator] = [await house.signIn('wang'), await house.signInOperator()]
  for (const route of routes.filter(({ audience }) => audience !== 'public' && audience !== 'anyone')) {
    const audience = route.audience as keyof typeof refusals
    expect([route.name, (await call(house.stranger(), route)).body['code']]).toEqual([route.name, 'session-missing'])
    const wrong = audience === 'person' ? operator : person
    expect([route.name, (await call(wrong, route)).body['code']]).toEqual([route.name, refusals[audience]])
  }
})
