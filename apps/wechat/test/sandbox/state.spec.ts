import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { releasedPagesIn } from '../../src/sandbox/released-pages.js'
import { fileStore } from '../../src/sandbox/state.js'
import { TestSandbox } from './a-sandbox.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passalong-sandbox-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the state file', () => {
  it('carries tokens, codes and cards over a restart', async () => {
    const path = join(folder, 'deep', 'state.json')
    const before = await TestSandbox.start(fileStore(path))
    const token = await before.token()
    const code = await before.code('login', 'chen')
    const used = await before.code('login', 'lin')
    await before.toSession(used)
    await before.post('/wechat/cards', { from: 'lin', to: 'chen', title: '卡片', path: '/pages/join/index' })
    await before.stop()

    const after = await TestSandbox.start(fileStore(path))
    expect(await after.token()).toBe(token)
    expect((await after.toSession(used)).json.errcode).toBe(40163)
    expect((await after.toSession(code)).json.errcode).toBeUndefined()
    expect(JSON.stringify((await after.get('/wechat/chats/chen')).json)).toContain('卡片')
    await after.stop()
    expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json'])
  })

  it('refuses a file that is not JSON and says what to do', () => {
    const path = join(folder, 'state.json')
    writeFileSync(path, '{"cards":[')
    expect(() => fileStore(path)).toThrow(/not JSON; delete it/)
  })
})

describe('the released pages', () => {
  it('are the bundle’s pages and its subpackages’, as soon as it is there', () => {
    const pages = releasedPagesIn(folder)
    expect(pages()).toBeNull()
    const app = { pages: ['pages/home/index'], subPackages: [{ root: 'subpackages/till', pages: ['scan/index'] }] }
    writeFileSync(join(folder, 'app.json'), JSON.stringify(app))
    expect(pages()).toEqual(['pages/home/index', 'subpackages/till/scan/index'])
    expect(releasedPagesIn(undefined)()).toBeNull()
  })
})
