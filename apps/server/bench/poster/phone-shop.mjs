import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { dropDatabase } from '../../../../tools/database/schema.mjs'
import { API_HOST, Demo } from '../../../../tools/demo/demo.mjs'
import { demoServices } from '../../../../tools/demo/services.mjs'
import { createFrontDoor, listen } from '../../../../tools/front-door/server.mjs'
import { localSecrets } from '../../../../tools/set-up/secrets.mjs'

const DATABASE = 'passalong_bench_phone'
/** What a poster is made of, once it is asked for. */
const FOR_POSTERS = /\/v1\/(posters|poster-templates|codes|pictures)\b/
/** WeChat's sandbox knows this person. */
export const PERSON = 'lin'

/**
 * The whole product as `npm start` runs it, with a database of its own on the bench's server and one member in it:
 * `{origin, hold(), order(), picture(address), stop()}`. `hold()` keeps what posters are made of from the phone until the
 * `release()` of what it answers; its `isAsked` turns true when the phone has asked.
 */
export async function openPhoneShop({ server, folder, log }) {
  const local = join(folder, 'phone')
  mkdirSync(local, { recursive: true, mode: 0o700 })
  for (const name of ['tables.json', 'sandbox.json']) rmSync(join(local, name), { force: true })
  const environment = { ...localSecrets(local), DATABASE_URL: server.url(DATABASE) }
  const services = demoServices({ local, environment, print: log })
  const demo = new Demo({ local, database: { route: 'bench' }, environment, services })
  await dropDatabase(environment.DATABASE_URL)
  await demo.migrate()
  const gate = new Gate()
  const door = createFrontDoor({
    state: () => ({ ready: true, day: demo.day, apiPid: services.api.pid ?? null }),
    hosts: () => ({ [API_HOST]: services.api.base }),
    wechatBase: () => services.sandbox.base,
  })
  const gated = createServer(async (incoming, outgoing) => {
    await gate.passed(incoming.url)
    door.emit('request', incoming, outgoing)
  })
  const stop = async () => {
    demo.expectEnd()
    gated.close()
    gated.closeAllConnections()
    await demo.stop()
  }
  try {
    await demo.start()
    const origin = `http://127.0.0.1:${await listen(gated, 0)}`
    const member = await joined(origin)
    return { origin, hold: () => gate.hold(), ...member, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

class Gate {
  #held = null

  hold() {
    const held = { isAsked: false }
    held.open = new Promise((resolve) => (held.release = resolve))
    held.open.then(() => (this.#held = null))
    this.#held = held
    return held
  }

  async passed(url) {
    if (!this.#held || !FOR_POSTERS.test(url)) return
    this.#held.isAsked = true
    await this.#held.open
  }
}

/** Makes the person a member who may ask for posters. */
async function joined(origin) {
  const api = `${origin}/hosts/${API_HOST}/v1`
  const post = async (address, body, token) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    if (token) headers.authorization = `Bearer ${token}`
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`POST ${address}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  const read = async (address, token) => {
    const local = address.replace('https://', `${origin}/hosts/`)
    const answer = await fetch(local, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    if (!answer.ok) throw new Error(`GET ${address}: ${answer.status}`)
    return answer
  }
  const json = async (path, token) => (await read(`${api}/${path}`, token)).json()
  const { code } = await post(`${origin}/wechat/login-codes`, { person: PERSON })
  const { token } = await post(`${api}/sessions`, { code })
  const { version } = await json('privacy-notice')
  await post(`${api}/members`, { nickname: '林小满', privacyVersion: version }, token)
  return {
    /** Today's poster with its template: what the phone draws, its code made. */
    order: async () => {
      const { material } = await json('materials/today', token)
      const order = await post(`${api}/posters`, { materialId: material.id, cut: 'tall' }, token)
      return { ...order, template: await (await read(order.templateUrl)).json() }
    },
    picture: async (address) => Buffer.from(await (await read(address)).arrayBuffer()),
  }
}
