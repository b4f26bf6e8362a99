import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Commission } from '../../api/shapes.js'
import { Icon } from '../../components/icon.js'
import { dayOf, momentOf } from '../../days.js'
import { signedYuan, yuan } from '../../figures.js'
import { goTo } from '../../wechat/ways.js'

function Why({ item }: { item: Commission }) {
  return (
    <View className="why rise">
      {item.decision.candidates.map((candidate) => (
        <View key={`${candidate.kind}:${candidate.maskedName}:${candidate.reasonCode}`} className="why__one">
          <Text className="why__who">{candidate.maskedName}</Text>
          <Text className="why__reason">{candidate.reason}</Text>
        </View>
      ))}
    </View>
  )
}

function whose({ buyerMaskedName: name, level, paidFen }: Commission): string {
  if (paidFen === null) return text('commission.bought-untold', { name })
  return text(level > 1 ? 'commission.bought-further' : 'commission.bought', { name, yuan: yuan(paidFen) })
}

/** In which state it is, and since or until when. */
function when({ state, availableOn, releasedAt }: Commission): string {
  if (state === 'held' || state === 'voided') return text(`commission.state-${state}`)
  if (state === 'pending') return text('commission.until', { day: dayOf(availableOn) })
  const key = `commission.state-${state}` as const
  return text(key, { day: dayOf(releasedAt ?? availableOn) })
}

/** A commission that somebody checks says so, and what follows. */
function Check({ state, reviewNote }: Commission) {
  if (!reviewNote) return null
  return (
    <View className={`check check--${state}`}>
      <Text>{reviewNote}</Text>
    </View>
  )
}

/** One commission: from whose purchase, how much, why, and until when it waits. */
export function Earning({ item }: { item: Commission }) {
  const [open, setOpen] = useState(false)
  return (
    <View className="earning">
      <View className="earning__head">
        <Text className="earning__title">{whose(item)}</Text>
        <Text
          className={`earning__amount figures${item.amountFen > 0 && item.state !== 'held' ? ' earning__amount--up' : ''}`}
        >
          {signedYuan(item.amountFen)}
        </Text>
      </View>
      <Text className="earning__reason">{item.reason}</Text>
      <View className="earning__foot">
        <Text>{momentOf(item.at)}</Text>
        <Text className={`earning__state earning__state--${item.state}`}>{when(item)}</Text>
      </View>
      <Check {...item} />
      <View className="earning__ways">
        {item.decision.candidates.length > 0 && (
          <View className="earning__why" ariaRole="button" onClick={() => setOpen(!open)}>
            <Text>{text('commission.why')}</Text>
            <View className={`earning__arrow${open ? ' earning__arrow--open' : ''}`}>
              <Icon name="next" size={14} />
            </View>
          </View>
        )}
        <View
          id={`earning-path-${item.id}`}
          className="earning__why"
          ariaRole="button"
          onClick={() => goTo('path', { id: item.id })}
        >
          <Text>{text('path.open')}</Text>
          <Icon name="next" size={14} />
        </View>
      </View>
      {open && <Why item={item} />}
    </View>
  )
}
