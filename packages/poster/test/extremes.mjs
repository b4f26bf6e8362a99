import { codePicture, stillLife } from './stand-ins.mjs'

const MEMBER = { name: '林小满', tier: '金卡会员', joins: '12', since: '2024 年 3 月', store: '武康路店' }

/** What a template is filled with by its own samples, `changes` to the texts laid over them. */
function filled(template, changes = {}) {
  const values = { texts: {}, pricesFen: {} }
  const pictures = { code: codePicture(), avatar: stillLife(132, 132, ['#d98b62', '#f7dcc0', '#8f4a2f']) }
  for (const { key, kind, sample } of template.fields) {
    if (kind === 'image') pictures[key] ??= stillLife(900, 900, ['#e9c9a4', '#fff3e2', '#c8583a'])
    else if (kind === 'price') values.pricesFen[key] = Number(sample ?? 6800)
    else values.texts[key] = String(sample ?? MEMBER[key] ?? '一盏暖光，陪你入冬')
  }
  for (const key of Object.keys(changes)) if (key in values.texts) values.texts[key] = changes[key]
  return { values, pictures }
}

const LONG = '这是一个足足有四十个字的昵称用来看看海报上的名字到底放不放得下还会不会把别的字挤走呀呀呀呀'

/** Ways to fill a template that posters have to bear. */
export const extremes = {
  sample: (template) => filled(template),
  'short-name': (template) => filled(template, { name: '满' }),
  'long-name': (template) =>
    filled(template, { name: [...LONG].slice(0, 40).join(''), store: '上海市徐汇区武康路旗舰体验店' }),
  'latin-name': (template) => filled(template, { name: 'Alexandria Bartholomew-Featherstonehaugh' }),
  'rtl-name': (template) => filled(template, { name: 'محمد عبد الله' }),
  'emoji-name': (template) => filled(template, { name: '👩🏽‍🚀小满🇨🇳✨👨‍👩‍👧‍👦' }),
  'no-avatar': (template) => {
    const given = filled(template)
    delete given.pictures.avatar
    return given
  },
  /** Texts as long as an operator may write them, prices as high as they come. */
  'long-texts': (template) => {
    const given = filled(template)
    for (const { key, kind, from, maxLength = 40 } of template.fields) {
      if (kind === 'text' && from === 'material')
        given.values.texts[key] = '新年好物上新，回家过节。'.repeat(99).slice(0, maxLength)
      if (kind === 'price') given.values.pricesFen[key] = 1_288_880
    }
    return given
  },
  /** Nothing but what is required. */
  bare: (template) => {
    const given = filled(template)
    for (const { key, required } of template.fields) {
      if (required) continue
      delete given.values.texts[key]
      delete given.values.pricesFen[key]
      delete given.pictures[key]
    }
    return given
  },
  /** As the public card and square are drawn: with no member's data at all. */
  'no-member': (template) => {
    const given = filled(template)
    for (const { key, from } of template.fields) {
      if (from !== 'member') continue
      delete given.values.texts[key]
      delete given.pictures[key]
    }
    delete given.pictures.avatar
    delete given.pictures.code
    return given
  },
}
