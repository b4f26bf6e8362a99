import { openidFor, people } from '../../../wechat/src/sandbox/people.js'
import { ConfigFault, readConfig } from '../../src/platform/config/config.js'
import { Database } from '../../src/platform/database/database.js'
import { SchemaFault } from '../../src/platform/database/schema.js'
import { sandboxOpenid } from '../../src/seeds/sandbox-openid.js'
import { seedDemo } from '../../src/seeds/seed-demo.js'
import { emptyDatabase, migratedDatabase } from '../factories/a-database.js'

it('puts in store, clerk and operator once, and changes nothing afterwards', async () => {
  const kept = await migratedDatabase()
  const database = new Database(kept.url, 2)
  try {
    const config = readConfig({ DATABASE_URL: kept.url })
    const { operator: first, materialUntil } = await seedDemo(config)
    expect(first).toMatchObject({ username: 'demo', otpauthUrl: expect.stringMatching(/^otpauth:\/\/totp\/.*demo/) })
    expect(Object.keys(first ?? {})).toEqual(['username', 'password', 'totpSecret', 'otpauthUrl'])
    await database.run(`UPDATE clerk SET state = 'left'`)
    expect(await seedDemo(config)).toEqual({ operator: null, materialUntil })
    const stores = await database.rows('SELECT code, name, city, kind FROM store')
    expect(stores).toEqual([{ code: 'WK01', name: '小满生活 武康路店', city: '上海', kind: 'shop' }])
    const clerks = await database.rows(
      'SELECT c.name, c.state, p.openid FROM clerk c JOIN person p ON p.id = c.person_id JOIN store s ON s.id = c.store_id',
    )
    expect(clerks).toEqual([{ name: '周店员', state: 'left', openid: openidFor(config.wechatAppid, 'zhou') }])
    expect(await database.rows('SELECT username FROM operator')).toEqual([{ username: 'demo' }])
  } finally {
    await database.close()
    await kept.drop()
  }
})

it('that ends in its middle is made up for by the next start, and tells the operator’s password then', async () => {
  const kept = await migratedDatabase()
  const database = new Database(kept.url, 2)
  try {
    const config = readConfig({ DATABASE_URL: kept.url })
    await database.run('RENAME TABLE material_version TO material_version_away')
    await expect(seedDemo(config)).rejects.toThrow(/material_version/)
    await database.run('RENAME TABLE material_version_away TO material_version')
    expect(await database.rows('SELECT 1 FROM material UNION ALL SELECT 1 FROM picture')).toEqual([])
    const { operator, materialUntil } = await seedDemo(config)
    expect(operator).toMatchObject({ username: 'demo', password: expect.stringMatching(/./) })
    const [laid] = await database.rows(
      'SELECT COUNT(*) AS lacking FROM material m LEFT JOIN material_version v ON v.id = m.current_version_id WHERE v.id IS NULL',
    )
    expect(laid).toEqual({ lacking: 0 })
    expect(await seedDemo(config)).toEqual({ operator: null, materialUntil })
  } finally {
    await database.close()
    await kept.drop()
  }
})

it('is refused in production and on a database without tables', async () => {
  const kept = await emptyDatabase()
  try {
    const config = readConfig({ DATABASE_URL: kept.url })
    await expect(seedDemo({ ...config, production: true })).rejects.toBeInstanceOf(ConfigFault)
    await expect(seedDemo(config)).rejects.toBeInstanceOf(SchemaFault)
  } finally {
    await kept.drop()
  }
})

it('names the people as the sandbox does', () => {
  for (const { id } of people) expect(sandboxOpenid('wx5f1c8e0a7b3d2946', id)).toBe(openidFor('wx5f1c8e0a7b3d2946', id))
})
