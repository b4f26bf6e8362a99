import { type ErrorCode, errorSentence, errorStatus } from '@passalong/contract'

/** One place that is wrong; `field` says where, `says` what to do about it. What else helps stands beside them. */
export type RefusalDetail = Readonly<Record<string, string | number>> & { field: string; says: string }

/** A declared refusal: nothing was changed, and the person can be told why. */
export class Refusal extends Error {
  /** `params` fill the `{name}`s of the code's sentence; `details` name each place that is wrong. */
  constructor(
    readonly code: ErrorCode,
    readonly params: Record<string, string | number> = {},
    readonly details: readonly RefusalDetail[] = [],
  ) {
    super(code)
  }

  get status(): number {
    return errorStatus[this.code]
  }

  /** The answer's body; the request id lets support find the log line. */
  body(requestId: string) {
    const { zh, en } = errorSentence(this.code)
    const body = { code: this.code, message: fill(zh, this.params), messageEn: fill(en, this.params), requestId }
    return this.details.length > 0 ? { ...body, details: this.details } : body
  }
}

function fill(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
