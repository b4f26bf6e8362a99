export { type ErrorCode, errorSentence, errorStatus } from './errors.js'
export type { components } from './generated/api.js'
export {
  bytesOfBase64,
  MEMBER_CODE_DIGITS,
  MEMBER_CODE_STEP_SECONDS,
  memberCodeAt,
  memberCodeStep,
  oneTimePart,
  parseMemberCode,
} from './member-code.js'
export { type MessageKey, messages, text } from './messages.js'
export { yuanText } from './yuan.js'
