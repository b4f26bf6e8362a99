import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openidFor } from '../../src/sandbox/people.js'
import { DAY_MS } from '../../src/sandbox/sandbox.js'
import { fileStore, memoryStore } from '../../src/sandbox/state.js'
import { TestMerchant } from './a-merchant.js'
import { APPID } from './a-sandbox.js'

let merchant: TestMerchant
beforeEach(async () => {
  merchant = await TestMerchant.start()
})
afterEach(() => merchant.stop())

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'
const query = `${BILLS}/out-bill-no/W1`

describe('the signature', () => {
  const refused = async (changed: Parameters<TestMerchant['call']>[3]) => {
    const { status, json } = await merchant.call('GET', query, '', changed)
    return [status, json['code']]
  }

  it('of the merchant opens the door, and the answer carries WeChat’s', async () => {
    const answer = await merchant.create()
    expect([answer.status, answer.isSigned]).toEqual([200, true])
    expect(await merchant.query()).toMatchObject({ status: 200, isSigned: true })
    const unknown = await merchant.query('W2')
    expect([unknown.status, unknown.json['code'], unknown.isSigned]).toEqual([404, 'NOT_FOUND', true])
  })

  it('of anybody else, or of something else, is refused', async () => {
    await merchant.create()
    const past = String(Math.floor(Date.now() / 1000) - 310)
    expect(await refused({ mchid: '1900000110' })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ serial: '0000' })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ timestamp: past })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ path: `${query}?more=1` })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ signedBody: '{}' })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ method: 'POST' })).toEqual([401, 'SIGN_ERROR'])
  })

  it('counts once: a nonce is never taken again', async () => {
    await merchant.create()
    const nonce = 'f'.repeat(32)
    expect((await merchant.call('GET', query, '', { nonce })).status).toBe(200)
    expect(await refused({ nonce })).toEqual([401, 'SIGN_ERROR'])
  })
})

describe('a new transfer', () => {
  const refused = async (changed: Record<string, unknown>) => {
    const { status, json } = await merchant.create(changed)
    return [status, json['code']]
  }

  it('waits for the person, and shows its package', async () => {
    const { json } = await merchant.create()
    expect(json).toMatchObject({
      out_bill_no: 'W1',
      state: 'WAIT_USER_CONFIRM',
      create_time: '2026-11-21T10:00:00+08:00',
    })
    expect(json['transfer_bill_no']).toMatch(/^\d{40}$/)
    expect(String(json['package_info']).length).toBeGreaterThan(40)
    const seen = (await merchant.query()).json
    expect(seen).toMatchObject({ state: 'WAIT_USER_CONFIRM', transfer_amount: 680, openid: merchant.openid })
    expect(seen).not.toHaveProperty('package_info')
  })

  it('is refused for every field that is not as WeChat has it', async () => {
    const infos = merchant.order()['transfer_scene_report_infos'] as Record<string, string>[]
    const wrong: Record<string, unknown[]> = {
      out_bill_no: [undefined, '', 'W-1', '1'.repeat(33)],
      openid: [undefined, 'lin'],
      transfer_amount: [undefined, 0, 9, 1.5, '680', -680],
      transfer_remark: [undefined, '分'.repeat(33)],
      notify_url: [
        'http://shop.example/n',
        'https://shop.example/n?a=1',
        'nowhere',
        `https://shop.example/${'n'.repeat(256)}`,
      ],
      transfer_scene_report_infos: [
        undefined,
        [],
        infos.slice(0, 1),
        [...infos, infos[0]],
        [infos[0], infos[0]],
        [infos[0], { ...infos[1], info_content: '报'.repeat(33) }],
      ],
      user_name: ['林小满'],
    }
    for (const [field, values] of Object.entries(wrong)) {
      for (const value of values)
        expect([field, value, ...(await refused({ [field]: value }))]).toEqual([field, value, 400, 'PARAM_ERROR'])
    }
    expect(await refused({ appid: 'wx0000000000000000' })).toEqual([400, 'INVALID_REQUEST'])
    expect(await refused({ transfer_scene_id: '1000' })).toEqual([400, 'INVALID_REQUEST'])
    expect(await refused({ user_recv_perception: '拉新红包' })).toEqual([400, 'INVALID_REQUEST'])
    expect((await merchant.query()).status).toBe(404)
    expect((await merchant.call('POST', BILLS, '{"appid":')).status).toBe(400)
  })

  it('names its receiver from 2,000 yuan on, and the name has to be right', async () => {
    expect(await refused({ transfer_amount: 200_000 })).toEqual([400, 'PARAM_ERROR'])
    const named = (out_bill_no: string, name: string) =>
      merchant.create({ out_bill_no, transfer_amount: 200_000, user_name: merchant.sealed(name) })
    expect((await named('N1', '林小满')).json['state']).toBe('WAIT_USER_CONFIRM')
    expect((await named('N2', '林小美')).json['state']).toBe('ACCEPTED')
    merchant.timer.pass(1_000)
    expect((await merchant.query('N2')).json).toMatchObject({ state: 'FAIL', fail_reason: 'NAME_NOT_CORRECT' })
  })

  it('asked for twice is one; asked for otherwise under the same number it is refused', async () => {
    const named = { transfer_amount: 300_000, user_name: merchant.sealed('林小满') }
    const first = await merchant.create(named)
    // OAEP makes another ciphertext of the same name: the content is equal all the same.
    const again = await merchant.create({ ...named, user_name: merchant.sealed('林小满') })
    expect(again.json).toEqual(first.json)
    expect((await merchant.create({ ...named, transfer_amount: 300_001 })).json['code']).toBe('ALREADY_EXISTS')
    expect((await merchant.create({ ...named, openid: openidFor(APPID, 'chen') })).json['code']).toBe('ALREADY_EXISTS')
    expect((await merchant.query()).json['transfer_amount']).toBe(300_000)
  })

  it('is refused where there are too many in one second, the known ones not counted', async () => {
    const busy = await TestMerchant.start(memoryStore(), { billsPerSecond: 2 })
    const burst = Array.from({ length: 30 }, (_, nth) => busy.create({ out_bill_no: `B${nth}` }))
    const answers = await Promise.all(burst)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]?.json['code']).toBe('FREQUENCY_LIMIT_EXCEED')
    const taken = answers.find(({ status }) => status === 200)?.json['out_bill_no']
    const again = Array.from({ length: 3 }, () => busy.create({ out_bill_no: taken }))
    expect((await Promise.all(again)).map(({ status }) => status)).toEqual([200, 200, 200])
    await busy.stop()
  })
})

describe('its way', () => {
  it('is paid a while after the tap, not with it', async () => {
    const created = await merchant.create()
    const body = { person: 'lin', mchId: '1900000109', appId: APPID, package: created.json['package_info'] }
    expect((await merchant.phone('transfers/shown', body)).json).toEqual({
      amountFen: 680,
      remark: '分享收益',
      state: 'WAIT_USER_CONFIRM',
    })
    expect((await merchant.phone('transfers/confirm', body)).json['state']).toBe('TRANSFERING')
    expect(await merchant.stateOf()).toBe('TRANSFERING')
    merchant.timer.pass(1_500)
    expect(await merchant.stateOf()).toBe('SUCCESS')
    expect((await merchant.create()).json).not.toHaveProperty('package_info')
  })

  it('is shown to its receiver alone, and a sheet that was put away changes nothing', async () => {
    const { json } = await merchant.create()
    const asked = { person: 'lin', mchId: '1900000109', appId: APPID, package: json['package_info'] }
    const status = async (path: string, changed: Record<string, unknown>) =>
      (await merchant.phone(`transfers/${path}`, { ...asked, ...changed })).status
    expect(await status('shown', { person: 'chen' })).toBe(403)
    expect(await status('confirm', { person: 'chen' })).toBe(403)
    expect(await status('shown', { package: 'made-up' })).toBe(404)
    expect(await status('shown', { mchId: '1' })).toBe(404)
    expect(await status('confirm', { refuse: true })).toBe(200)
    expect(await merchant.stateOf()).toBe('WAIT_USER_CONFIRM')
    expect(await status('confirm', {})).toBe(200)
    expect(await status('confirm', {})).toBe(200)
    expect(await merchant.stateOf()).toBe('TRANSFERING')
  })

  it('ends after 24 hours without the tap', async () => {
    const { json } = await merchant.create()
    merchant.clock.nowMs += DAY_MS - 1
    expect(await merchant.stateOf()).toBe('WAIT_USER_CONFIRM')
    merchant.clock.nowMs += 1
    expect((await merchant.query()).json).toMatchObject({ state: 'FAIL', fail_reason: 'OVERDUE_CLOSE' })
    const late = await merchant.phone('transfers/confirm', { person: 'lin', package: json['package_info'] })
    expect([late.status, late.json['code']]).toEqual([409, 'transfer-over'])
  })

  it('is called off until the tap, and not at once', async () => {
    await merchant.create()
    expect((await merchant.cancel()).json).toMatchObject({ out_bill_no: 'W1', state: 'CANCELING' })
    expect((await merchant.cancel()).status).toBe(200)
    expect(await merchant.stateOf()).toBe('CANCELING')
    merchant.timer.pass(1_000)
    expect(await merchant.stateOf()).toBe('CANCELLED')
    await merchant.confirm(await merchant.create({ out_bill_no: 'W2' }))
    const late = await merchant.cancel('W2')
    expect([late.status, late.json['code']]).toEqual([400, 'INVALID_REQUEST'])
    expect((await merchant.cancel('W3')).status).toBe(404)
  })

  it('goes on after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'passalong-pay-'))
    try {
      const before = await TestMerchant.start(fileStore(join(folder, 'state.json')))
      const created = await before.create()
      await before.confirm(await before.create({ out_bill_no: 'W2' }))
      await before.stop()
      const after = await TestMerchant.start(fileStore(join(folder, 'state.json')))
      await after.confirm(created)
      after.timer.pass(1_500)
      expect([await after.stateOf('W1'), await after.stateOf('W2')]).toEqual(['SUCCESS', 'SUCCESS'])
      await after.stop()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
