import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { clockOf } from '../days.js'
import { ActionButton } from './button.js'
import { Icon, type IconName } from './icon.js'
import { StateSign } from './state-sign.js'
import './state-view.scss'

interface Props {
  icon: IconName
  title: string
  note?: string
  action?: { id?: string; label: string; onTap(): void }
}

/** What a screen says when it has nothing to show: what is so, and what to do. */
export function StateView({ icon, title, note, action }: Props) {
  return (
    <View className="state">
      <StateSign icon={icon} />
      <Text className="state__title">{title}</Text>
      {note && <Text className="state__note">{note}</Text>}
      {action && (
        <View className="state__action">
          <ActionButton id={action.id} look="outline" onTap={action.onTap}>
            {action.label}
          </ActionButton>
        </View>
      )}
    </View>
  )
}

/** A failure with its sentence and another try. */
export function ProblemView({ message, onRetry }: { message: string; onRetry(): void }) {
  return <StateView icon="cloud" title={message} action={{ id: 'retry', label: text('state.retry'), onTap: onRetry }} />
}

/** Says that what is shown is of a certain time. */
export function OfflineStrip({ at }: { at: number | null }) {
  return (
    <View className="offline" ariaRole="alert">
      <Icon name="cloud" size={16} />
      <Text>{at ? text('state.old-data', { clock: clockOf(at) }) : text('state.offline')}</Text>
    </View>
  )
}

/** Grey shapes of what is about to come. */
export function Skeleton({ heights }: { heights: number[] }) {
  return (
    <View className="skeleton" ariaLabel={text('state.loading')}>
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes never change places
        <View key={index} className="skeleton__shape" style={{ height: `${height}px` }} />
      ))}
    </View>
  )
}
