import { FieldCipher } from '../../src/platform/secrets/field-cipher.js'

const key = (fill: string) => Buffer.alloc(32, fill)
const old = new FieldCipher(new Map([['k1', key('a')]]))
const changed = new FieldCipher(
  new Map([
    ['k2', key('b')],
    ['k1', key('a')],
  ]),
)

it('opens what it sealed, and seals the same text differently each time', () => {
  const sealed = old.seal('phone', '+8613800002046')
  expect(old.open('phone', sealed)).toBe('+8613800002046')
  expect(old.seal('phone', '+8613800002046').equals(sealed)).toBe(false)
  expect(sealed.includes('138')).toBe(false)
  expect(old.open('name', old.seal('name', '林小满 😀'))).toBe('林小满 😀')
  expect(old.open('name', old.seal('name', ''))).toBe('')
})

it('after a change of keys old values still open and new ones use the new key', () => {
  expect(changed.open('phone', old.seal('phone', '1'))).toBe('1')
  expect(changed.seal('phone', '1').subarray(0, 3).toString()).toBe('k2\0')
  expect(() => old.open('phone', changed.seal('phone', '1'))).toThrow('not in FIELD_KEYS')
})

it('a value that was moved to another field, or changed in any byte, does not open', () => {
  const sealed = old.seal('phone', '+8613800002046')
  expect(() => old.open('totp', sealed)).toThrow()
  for (let index = 0; index < sealed.length; index++) {
    const bent = Buffer.from(sealed)
    bent[index] = (bent[index] ?? 0) ^ 1
    expect(() => old.open('phone', bent)).toThrow()
  }
  expect(() => old.open('phone', sealed.subarray(0, 20))).toThrow()
  expect(() => old.open('phone', Buffer.alloc(0))).toThrow()
})

it('the fingerprint finds the same text in the same field, also after a change of keys', () => {
  expect(old.index('phone', '1')).toEqual(old.index('phone', '1'))
  expect(old.index('phone', '1')).toEqual(changed.index('phone', '1'))
  expect(old.index('phone', '1')).not.toEqual(old.index('phone', '2'))
  expect(old.index('phone', '1')).not.toEqual(old.index('name', '1'))
})
