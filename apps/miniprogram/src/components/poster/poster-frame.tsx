import { text } from '@passalong/contract'
import { Image, Text, View } from '@tarojs/components'
import type { Material, PosterCut } from '../../api/material-shapes.js'
import { dateWords } from '../../days.js'
import { pictureName, type Trouble } from '../../session/poster-trouble.js'
import { ActionButton } from '../button.js'
import { StateSign } from '../state-sign.js'
import type { PosterNow } from './use-poster.js'
import './poster-frame.scss'

/** The sheet of paper while nothing is on it yet. */
function Blank({ now }: { now: PosterNow }) {
  const { shown } = now
  const isDrawing = shown.state === 'drawing'
  const words = isDrawing ? text('poster.drawing', { done: shown.done, of: shown.of }) : text('poster.asking')
  const share = isDrawing && shown.of > 0 ? 30 + (shown.done / shown.of) * 70 : 15
  return (
    <View className="poster__blank" ariaRole="status" ariaLabel={words}>
      <View className="poster__track">
        <View className="poster__gone" style={{ width: `${Math.round(share)}%` }} />
      </View>
      <Text className="poster__words">{words}</Text>
    </View>
  )
}

/** Why there is no picture. Without the code the card goes all the same: it is shown instead. */
function InTrouble({ trouble, material, onRetry }: { trouble: Trouble; material: Material; onRetry(): void }) {
  const { kind, title, note } = trouble
  return (
    <View className="poster__trouble" ariaRole="alert">
      {kind === 'code-away' && <Image className="poster__card" src={material.cardUrl} mode="aspectFill" />}
      {kind !== 'code-away' && <StateSign icon={kind === 'over' ? 'clock' : 'cloud'} />}
      <Text className="poster__title">{title}</Text>
      {note && <Text className="poster__note">{note}</Text>}
      <View className="poster__again">
        <ActionButton id="poster-retry" look="outline" onTap={onRetry}>
          {text('state.retry')}
        </ActionButton>
      </View>
    </View>
  )
}

interface Props {
  material: Material
  cut: PosterCut
  now: PosterNow
  /** Whether this person may pass it on: WeChat's menu of a long press does. */
  isFree: boolean
  onTap(): void
}

/** The poster as its friend will see it, or what keeps it away. */
export function PosterFrame({ material, cut, now, isFree, onTap }: Props) {
  const { shown, poster, isLast, retry } = now
  const missing = poster?.missing[0]
  return (
    <View className="poster">
      <View className={`poster__sheet poster__sheet--${cut}`}>
        {poster && (
          <View
            id="poster-picture"
            className="poster__picture"
            ariaRole="button"
            ariaLabel={text('poster.picture', { title: poster.title })}
            onClick={onTap}
          >
            <Image className="poster__image" src={poster.path} mode="aspectFill" showMenuByLongpress={isFree} />
          </View>
        )}
        {!poster && shown.state === 'trouble' && (
          <InTrouble trouble={shown.trouble} material={material} onRetry={retry} />
        )}
        {!poster && shown.state !== 'trouble' && <Blank now={now} />}
      </View>
      {isLast && poster && (
        <Text className="poster__aside" ariaRole="alert">
          {text('poster.last', { day: dateWords(poster.day) })}
        </Text>
      )}
      {missing && <Text className="poster__aside">{text('poster.without', { picture: pictureName(missing) })}</Text>}
    </View>
  )
}
