import { View } from '@tarojs/components'
import './icon.scss'

export type IconName =
  | 'next'
  | 'check'
  | 'scan'
  | 'code'
  | 'people'
  | 'list'
  | 'purse'
  | 'rules'
  | 'lock'
  | 'till'
  | 'badge'
  | 'bag'
  | 'cloud'
  | 'backspace'
  | 'bell'
  | 'clock'
  | 'refresh'
  | 'undo'
  | 'points'
  | 'card'
  | 'down'
  | 'forward'

/** A drawn sign in the colour of the text around it; says nothing by itself to a screen reader. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return <View className={`icon icon--${name}`} style={{ width: `${size}px`, height: `${size}px` }} ariaHidden />
}
