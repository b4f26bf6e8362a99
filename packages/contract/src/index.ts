export { errorSentence, errorStatus, type ErrorCode } from './errors.js'
export { messages, text, type MessageKey } from './messages.js'
