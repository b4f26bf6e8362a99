/** WeChat refused: HTTP 200 with a non-zero errcode. The message holds no secret and no personal data. */
export class WechatError extends Error {
  constructor(readonly errcode: number) {
    super(`WeChat answered errcode ${errcode}`)
  }
}

const TIMEOUT_MS = 5_000

/**
 * One call to WeChat: GET without a body, POST with one, which goes as JSON or as a form. A picture comes as `{picture, contentType}`, JSON as its fields.
 * Throws WechatError on an errcode and whatever fetch throws when nothing answers.
 */
export async function askWechat(
  base: string,
  path: string,
  body?: object | FormData,
): Promise<Record<string, unknown>> {
  const response = await fetch(base + path, {
    method: body ? 'POST' : 'GET',
    // A form names its boundary itself.
    headers: body && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {},
    body: body instanceof FormData || !body ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const contentType = response.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  if (contentType.startsWith('image/')) return { picture: bytes, contentType }
  const answer = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  if (typeof answer.errcode === 'number' && answer.errcode !== 0) throw new WechatError(answer.errcode)
  if (!response.ok) throw new Error(`WeChat answered HTTP ${response.status}`)
  return answer
}
