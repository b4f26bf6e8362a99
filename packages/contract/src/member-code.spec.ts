import { bytesOfBase64, luhnDigit, memberCodeAt, memberCodeStep, oneTimePart, parseMemberCode } from './member-code.js'

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
/** The key of RFC 6238 appendix B for SHA-256. */
const secret = ascii('12345678901234567890123456789012')

describe('member code', () => {
  it.each([
    [59, '46119246'],
    [1111111109, '68084774'],
    [1763740800, '20629845'],
  ])('gives the one-time part of RFC 6238 at %i s', (atSeconds, digits) => {
    expect(oneTimePart(secret, memberCodeStep(atSeconds * 1000))).toBe(digits)
  })

  it('is credential number, one-time part and check digit', () => {
    expect(memberCodeAt({ credentialNo: '28047719330', secret, atMs: 59_000 })).toBe('28047719330461192462')
  })

  it('keeps the code within a step and changes it at the next', () => {
    const at = (atMs: number) => memberCodeAt({ credentialNo: '00000000001', secret, atMs })
    expect(at(30_000)).toBe(at(59_999))
    expect(at(60_000)).not.toBe(at(59_999))
  })

  it('refuses a credential number of another length', () => {
    expect(() => memberCodeAt({ credentialNo: '1', secret, atMs: 0 })).toThrow(RangeError)
  })

  it('parses its own codes and nothing else', () => {
    const code = memberCodeAt({ credentialNo: '28047719330', secret, atMs: 59_000 })
    expect(parseMemberCode(code)).toEqual({ credentialNo: '28047719330', oneTime: '46119246' })
    for (let at = 0; at < code.length; at += 1) {
      const wrong = code.slice(0, at) + ((Number(code[at]) + 1) % 10) + code.slice(at + 1)
      expect(parseMemberCode(wrong)).toBeNull()
    }
    expect(parseMemberCode(`${code}0`)).toBeNull()
    expect(parseMemberCode('２８０４７７１９３３０４６１１９２４６３')).toBeNull()
  })
})

describe('luhnDigit', () => {
  it('is that of the published example', () => expect(luhnDigit('7992739871')).toBe('3'))
})

describe('bytesOfBase64', () => {
  it.each(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'])('reads %j as Node writes it', (text) => {
    expect([...bytesOfBase64(Buffer.from(text).toString('base64'))]).toEqual([...Buffer.from(text)])
  })

  it('reads the URL-safe alphabet and refuses other signs', () => {
    expect([...bytesOfBase64('-_8')]).toEqual([0xfb, 0xff])
    expect(() => bytesOfBase64('a b')).toThrow(RangeError)
  })
})
