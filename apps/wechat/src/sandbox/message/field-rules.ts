/** 24 hours, with or without its day before it. */
const TIME = /^((\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})\s?)?([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const DATE = /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2})(\s?([01]?\d|2[0-3]):[0-5]\d)?$/

const atMost = (most: number) => (value: string) => [...value].length <= most

/** What WeChat takes in a field of each kind (its table 订阅消息参数值内容限制说明). */
const RULES: Readonly<Record<string, (value: string) => boolean>> = {
  thing: atMost(20),
  number: (value) => value.length <= 32 && /^\d+(\.\d+)?$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => atMost(5)(value) && /^[^\p{L}\p{N}]+$/u.test(value),
  character_string: (value) => /^[\x20-\x7E]{1,32}$/.test(value),
  time: (value) => TIME.test(value),
  date: (value) => DATE.test(value),
  amount: (value) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  name: (value) => /^\p{Script=Han}{1,10}$/u.test(value) || /^[A-Za-z .·]{1,20}$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
}

/** Whether WeChat takes `value` in the field `name` (`thing1`, `character_string2`). */
export function fieldTakes(name: string, value: unknown): value is string {
  const rule = RULES[name.replace(/\d+$/, '')] ?? (() => false)
  return typeof value === 'string' && value.trim() !== '' && rule(value)
}
