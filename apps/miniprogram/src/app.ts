import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { renewHome } from './session/home.js'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    renewHome()
  })
  return children
}
