import Taro from '@tarojs/taro'

export interface Answer {
  status: number
  body: unknown
}

/** The server's answer, whatever its status; null when no answer came (no network, timeout). */
export async function send(call: {
  url: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  header: Record<string, string>
  body?: unknown
}): Promise<Answer | null> {
  const { url, method, header, body } = call
  try {
    const { statusCode, data } = await Taro.request({ url, method, header, data: body, timeout: 10_000 })
    return { status: statusCode, body: data }
  } catch {
    return null
  }
}

/** Calls when the phone has a network again. @returns a function that ends the listening */
export function onNetworkBack(listener: () => void): () => void {
  const heard = ({ isConnected }: { isConnected: boolean }) => {
    if (isConnected) listener()
  }
  try {
    Taro.onNetworkStatusChange(heard)
    return () => Taro.offNetworkStatusChange(heard)
  } catch {
    return () => undefined
  }
}
