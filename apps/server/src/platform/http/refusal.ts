import { type ErrorCode, errorSentence, errorStatus } from '@passalong/contract'

/** A declared refusal: nothing was changed, and the person can be told why. */
export class Refusal extends Error {
  /** `params` fill the `{name}`s of the code's sentence. */
  constructor(
    readonly code: ErrorCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code)
  }

  get status(): number {
    return errorStatus[this.code]
  }

  /** The answer's body; the request id lets support find the log line. */
  body(requestId: string) {
    const { zh, en } = errorSentence(this.code)
    return { code: this.code, message: fill(zh, this.params), messageEn: fill(en, this.params), requestId }
  }
}

function fill(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
