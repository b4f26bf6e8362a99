import ts from 'typescript'
import { messages } from '../../packages/contract/src/messages.ts'
import { MESSAGES } from '../set-up/messages.mjs'
import { isMessages, isTest, programFiles } from './sources.mjs'

const HAN = /\p{Script=Han}/u
const parameters = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

describe.each([
  ['the contract', messages],
  ['the tools', MESSAGES],
])('every message of %s', (_, all) => {
  test('has a Chinese and an English text', () => {
    const lacking = Object.entries(all).filter(([, { zh, en }]) => !zh?.trim() || !en?.trim() || HAN.test(en))
    expect(lacking).toEqual([])
  })

  test('takes no parameter in English that the Chinese lacks', () => {
    // `{whoEn}` is the English form of what the Chinese text calls `{who}`.
    const chinese = (name) => name.replace(/En$/, '')
    const foreign = ({ zh, en }) => parameters(en).filter((name) => !parameters(zh).includes(chinese(name)))
    expect(Object.entries(all).filter(([, text]) => foreign(text).length > 0)).toEqual([])
  })

  test('has a dotted key', () => {
    expect(Object.keys(all).filter((key) => !/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/.test(key))).toEqual([])
  })
})

/** One word for one thing (docs/GLOSSARY.md): commission is 佣金, the referrer 推荐人, what waits 待结算, the reader 你. */
const ELSEWHERE = /收益|介绍人|待到账|您/
/** The titles of message templates are WeChat's own words. */
const OF_WECHAT = /^message\.template\./

test('one thing has one word in every text', () => {
  const mixed = Object.entries(messages).filter(([key, { zh }]) => ELSEWHERE.test(zh) && !OF_WECHAT.test(key))
  expect(mixed.map(([key, { zh }]) => `${key}: ${zh}`)).toEqual([])
})

/** Names of people and shops are data, not texts of ours; so are words that the law forbids, and an example in the API's description. */
const DATA = [
  /^packages\/poster\/src\/templates\//,
  /^packages\/poster\/src\/text\/signs\.ts$/,
  /^packages\/domain\/src\/wording\//,
  /^apps\/wechat\/src\/stage\/cast\.ts$/,
  /^apps\/server\/src\/seeds\//,
  /^apps\/wechat\/src\/sandbox\//,
  /^apps\/server\/src\/migrations\//,
  /^apps\/server\/torture\/(town|world)\.ts$/,
]

test('no Chinese text stands in a program outside the messages', () => {
  const programs = programFiles().filter(
    ({ path }) =>
      !isTest(path) && !isMessages(path) && !DATA.some((place) => place.test(path)) && !path.startsWith('tools/'),
  )
  expect(programs.flatMap(chineseLiterals)).toEqual([])
})

function chineseLiterals({ path, text }) {
  if (!HAN.test(text)) return []
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found = []
  const visit = (node) => {
    const literal =
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    const example = ts.isPropertyAssignment(node.parent ?? node) && node.parent.name.getText() === 'example'
    if (literal && !example && HAN.test(node.text)) {
      found.push(
        `${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.text.trim().slice(0, 40)}`,
      )
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
