import { yuanText } from './yuan.js'

it.each([
  [0, '0.00'],
  [5, '0.05'],
  [680, '6.80'],
  [123_456, '1234.56'],
  [9_007_199_254_740_991, '90071992547409.91'],
])('%i fen are %s', (fen, yuan) => expect(yuanText(fen)).toBe(yuan))
