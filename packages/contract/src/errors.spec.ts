import { type ErrorCode, errorSentence, errorStatus } from './errors.js'
import { type MessageKey, messages, text } from './messages.js'

const codes = Object.keys(errorStatus) as ErrorCode[]
const parameters = (sentence: string) => [...sentence.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '').sort()
/** A parameter that itself is a word has an English twin: `{who}` and `{whoEn}`. */
const inChinese = (names: string[]) => names.map((name) => name.replace(/En$/, '')).sort()

describe('refusals', () => {
  it.each(codes)('%s has a status and a sentence in both languages', (code) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(errorStatus[code]).toBeGreaterThanOrEqual(400)
    expect(errorStatus[code]).toBeLessThan(600)
    const { zh, en } = errorSentence(code)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[A-Z].*\S$/)
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(zh).not.toContain(code)
    expect(en).not.toContain(code)
  })

  it('have no sentence left over from a code that is gone', () => {
    const sentences = Object.keys(messages).filter((key) => key.startsWith('error.'))
    expect(sentences.sort()).toEqual(codes.map((code) => `error.${code}`).sort())
  })
})

describe('messages', () => {
  const keys = Object.keys(messages) as MessageKey[]

  it.each(keys)('%s names the same parameters in both languages', (key) => {
    const { zh, en } = messages[key]
    expect(zh.trim()).not.toBe('')
    expect(en.trim()).not.toBe('')
    expect(inChinese(parameters(en))).toEqual(parameters(zh))
    for (const name of parameters(zh)) expect(name).toMatch(/^[a-z][A-Za-z]*$/)
  })

  it('fill in what they are given, in the language asked for, and leave the rest to be seen', () => {
    expect(text('error.refund-exceeds-paid', { yuan: '5.00' })).toBe('退款超过可退金额，最多可退 ¥5.00')
    expect(text('error.refund-exceeds-paid', { yuan: '5.00' }, 'en')).toContain('at most ¥5.00')
    expect(text('error.refund-exceeds-paid')).toContain('{yuan}')
    expect(text('error.refund-exceeds-paid', { yuan: 0 })).toContain('¥0')
  })
})
