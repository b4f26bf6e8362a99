import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { renewHome } from './session/home.js'
import { prefetchToday } from './session/prefetch.js'
import { sendWaitingLinks } from './session/sent-links.js'
import { sendWaitingVisits } from './session/visits.js'
import { isSinglePage } from './wechat/entrance.js'
import { onNetworkBack } from './wechat/network.js'
import './app.scss'

/** What this phone could not send, and what it shows, once there is a network again. */
async function catchUp(): Promise<void> {
  await sendWaitingVisits()
  if (isSinglePage()) return
  await sendWaitingLinks()
  await begin(true)
}

/** Who this person is, and at once what they may want to pass on today. */
async function begin(isBack: boolean): Promise<void> {
  await renewHome()
  await prefetchToday(isBack)
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    onNetworkBack(catchUp)
    if (!isSinglePage()) begin(false)
  })
  useDidShow(() => {
    sendWaitingVisits()
    if (!isSinglePage()) sendWaitingLinks()
  })
  return children
}
