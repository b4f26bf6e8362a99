import Taro from '@tarojs/taro'

export interface Answer {
  status: number
  body: unknown
}

/** The server's answer, whatever its status; null when no answer came (no network, timeout). */
export function send(call: {
  url: string
  method: 'GET' | 'POST' | 'DELETE'
  header: Record<string, string>
  body?: unknown
}): Promise<Answer | null> {
  return new Promise((resolve) => {
    Taro.request({
      url: call.url,
      method: call.method,
      header: call.header,
      data: call.body,
      timeout: 10_000,
      success: ({ statusCode, data }) => resolve({ status: statusCode, body: data }),
      fail: () => resolve(null),
    })
  })
}
