import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { goTo } from '../wechat/ways.js'
import { Icon } from './icon.js'

/** The way to the rules of passing on, at the side of a heading. */
export function RulesLink() {
  return (
    <View
      id="share-rules"
      className="section__side"
      ariaRole="button"
      onClick={() => goTo('rules', { of: 'promoter' })}
    >
      <Text>{text('share.rules')}</Text>
      <Icon name="next" size={16} />
    </View>
  )
}
