import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon.js'
import './state-sign.scss'

/** The round sign above what a screen, or a part of it, says of itself. */
export function StateSign({ icon }: { icon: IconName }) {
  return (
    <View className="state-sign">
      <Icon name={icon} size={28} />
    </View>
  )
}
