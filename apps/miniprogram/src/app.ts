import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { renewHome } from './session/home.js'
import { sendWaitingVisits } from './session/visits.js'
import { isSinglePage } from './wechat/entrance.js'
import { onNetworkBack } from './wechat/network.js'
import './app.scss'

/** What this phone could not send, and what it shows, once there is a network again. */
async function catchUp(): Promise<void> {
  await sendWaitingVisits()
  if (!isSinglePage()) await renewHome()
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    onNetworkBack(catchUp)
    if (!isSinglePage()) renewHome()
  })
  useDidShow(() => {
    sendWaitingVisits()
  })
  return children
}
