import { maskedName } from '../../src/member/member.js'

it.each([
  ['林小满', '林*'],
  ['😀猫', '😀*'],
  ['会员4627', '会员*27'],
  // Somebody's own choice, however alike, is masked as a name.
  ['会员之家', '会*'],
  ['会员46271', '会*'],
])('%s is shown as %s', (nickname, shown) => {
  expect(maskedName(nickname)).toBe(shown)
})
