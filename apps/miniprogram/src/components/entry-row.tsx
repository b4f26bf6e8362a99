import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from './icon.js'
import './entry-row.scss'

/** Ways that belong together, on one surface. */
export function Entries({ children }: PropsWithChildren) {
  return <View className="entries">{children}</View>
}

interface Props {
  id: string
  icon: IconName
  label: string
  value?: string
  onTap(): void
}

export function EntryRow({ id, icon, label, value, onTap }: Props) {
  return (
    <View id={id} className="entry" hoverClass="entry--pressed" ariaRole="button" onClick={onTap}>
      <View className="entry__icon">
        <Icon name={icon} size={22} />
      </View>
      <Text className="entry__label">{label}</Text>
      {value && <Text className="entry__value">{value}</Text>}
      <Icon name="next" size={16} />
    </View>
  )
}
