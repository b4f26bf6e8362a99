import { text } from '@passalong/contract'
import { Image, Text, View } from '@tarojs/components'
import type { Material } from '../../api/material-shapes.js'
import { goTo } from '../../wechat/ways.js'
import { Icon } from '../icon.js'
import './others.scss'

/** What else can be passed on today, and the way to all days. */
export function OtherMaterials({ others }: { others: Material[] }) {
  return (
    <View>
      <View className="section">
        <Text>{text('material.others')}</Text>
        <View id="share-calendar" className="section__side" ariaRole="button" onClick={() => goTo('calendar')}>
          <Text>{text('material.calendar')}</Text>
          <Icon name="next" size={16} />
        </View>
      </View>
      <View className="others">
        {others.map(({ id, title, cardUrl }) => (
          <View
            key={id}
            id={`other-${id}`}
            className="others__one"
            ariaRole="button"
            onClick={() => goTo('poster', { id })}
          >
            <Image className="others__picture" src={cardUrl} mode="aspectFill" lazyLoad />
            <Text className="others__title">{title}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
