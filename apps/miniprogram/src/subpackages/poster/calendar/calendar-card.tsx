import { text } from '@passalong/contract'
import { Image, Text, View } from '@tarojs/components'
import type { CalendarItem } from '../../../api/material-shapes.js'
import { Icon } from '../../../components/icon.js'
import { dateWords } from '../../../days.js'
import { showLarge } from '../../../wechat/album.js'
import { goTo } from '../../../wechat/ways.js'

interface Props {
  item: CalendarItem
  day: string
  today: string
  /** Whether it is the one on this member's share tab today. */
  isChosen: boolean
}

/** What the day means for it: what can be shared now leads to its poster, what is to come is a picture of it. */
function noteOf({ item, day, today, isChosen }: Props): string {
  if (day > today && !item.today) return text('material.preview-note', { day: dateWords(day) })
  if (day < today) return text('material.past-note')
  return text(isChosen && day === today ? 'material.today-mark' : 'material.make')
}

export function CalendarCard(props: Props) {
  const { item, day, today, isChosen } = props
  const { id, title, cardUrl } = item
  const isOpen = day === today || (day > today && item.today)
  const open = () => {
    if (!isOpen) showLarge(cardUrl)
    else if (isChosen) goTo('share')
    else goTo('poster', { id })
  }
  return (
    <View
      id={`item-${id}`}
      className={`item${day < today ? ' item--past' : ''}`}
      ariaRole="button"
      ariaLabel={title}
      onClick={open}
    >
      <Image className="item__picture" src={cardUrl} mode="aspectFill" lazyLoad />
      <View className="item__foot">
        <View className="item__words">
          <Text className="item__title">{title}</Text>
          <Text className={`item__note${isOpen ? ' item__note--open' : ''}`}>{noteOf(props)}</Text>
        </View>
        {isOpen ? (
          <Icon name="next" size={18} />
        ) : (
          <Text className="item__mark">{text(day > today ? 'material.preview' : 'material.past')}</Text>
        )}
      </View>
    </View>
  )
}
