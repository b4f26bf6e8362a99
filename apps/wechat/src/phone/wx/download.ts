import type { Announce } from '../announce.js'
import type { PhoneFiles } from '../files/phone-files.js'
import { localAddress, type Network } from '../network.js'
import type { Troubles } from '../troubles.js'
import { type Api, answering, CallFailure, type CallOptions } from './answer.js'
import { needRoom } from './files.js'
import { Places } from './places.js'

const MAX_CONCURRENT = 10
const USUAL_TIMEOUT_MS = 60_000

interface Around {
  files: PhoneFiles
  network: Network
  troubles: Troubles
  announce: Announce
}

/** `wx.downloadFile`: whatever a host answers becomes a file, also a refusal; `statusCode` tells them apart. */
export function downloadApi(around: Around): Api {
  const places = new Places(MAX_CONCURRENT)
  return {
    downloadFile: (options: CallOptions = {}) => {
      const stop = new AbortController()
      const run = async () => {
        const release = await places.take()
        try {
          return await download(options, around, stop)
        } catch (reason) {
          throw reason instanceof CallFailure ? reason : new CallFailure('', 600001)
        } finally {
          release()
        }
      }
      const answer = answering('downloadFile', run)(options)
      const task = {
        abort: () => stop.abort(new CallFailure('abort')),
        onProgressUpdate: () => undefined,
        offProgressUpdate: () => undefined,
        onHeadersReceived: () => undefined,
        offHeadersReceived: () => undefined,
      }
      return answer ? Object.assign(answer, task) : task
    },
  }
}

async function download(options: CallOptions, around: Around, stop: AbortController): Promise<object> {
  const { files, network, troubles, announce } = around
  const url = String(options['url'] ?? '')
  const address = localAddress(url)
  if (!address) throw new CallFailure('url not in domain list', 600002)
  if (!network.online) throw new CallFailure('')
  const { signal } = stop
  const timer = setTimeout(
    () => stop.abort(new CallFailure('timeout', 5)),
    Number(options['timeout'] ?? USUAL_TIMEOUT_MS),
  )
  const ended = network.onChange((online) => {
    if (!online) stop.abort(new CallFailure(''))
  })
  try {
    if (troubles.has('pictures-hang')) await hang(signal)
    const headers = (options['header'] ?? {}) as Record<string, string>
    const response = await fetch(address, { headers, signal, cache: 'no-store' })
    const file = await response.blob()
    announce('request-done', { url, method: 'GET', statusCode: response.status })
    return { statusCode: response.status, ...place(file, options['filePath'], files, troubles) }
  } catch (reason) {
    if (signal.aborted) throw signal.reason
    throw reason
  } finally {
    clearTimeout(timer)
    ended()
  }
}

function place(file: Blob, filePath: unknown, files: PhoneFiles, troubles: Troubles): object {
  if (typeof filePath !== 'string') return { tempFilePath: files.addTemporary(file) }
  needRoom(files, troubles, file.size)
  files.write(filePath, file)
  return { filePath }
}

/** The host took the request and is silent. */
const hang = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
