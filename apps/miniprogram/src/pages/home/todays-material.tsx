import { text } from '@passalong/contract'
import { Button, Image, Text, View } from '@tarojs/components'
import type { Material } from '../../api/material-shapes.js'
import type { Home } from '../../api/shapes.js'
import { Icon } from '../../components/icon.js'
import { Still } from '../../components/still.js'
import { dateWords, dayOf } from '../../days.js'
import { hasDecided } from '../../session/promoting.js'
import { useTodaysMaterial } from '../../session/use-material.js'
import { goTo } from '../../wechat/ways.js'
import './todays-material.scss'

/** What there is to pass on today: straight to its poster, or as a card to a friend. */
function MaterialCard({ material, canSend }: { material: Material; canSend: boolean }) {
  const [words] = material.texts
  return (
    <View className="teaser__top">
      <View id="home-share" className="teaser__picture teaser__picture--whole" ariaHidden onClick={() => goTo('share')}>
        <Image className="teaser__image" src={material.squareUrl} mode="aspectFill" />
      </View>
      <View className="teaser__words">
        <Text className="teaser__title">{material.title}</Text>
        {words && <Text className="teaser__note teaser__note--short">{words}</Text>}
        <View className="teaser__acts">
          <Button
            id="home-poster"
            className="teaser__act"
            hoverClass="teaser__act--pressed"
            onClick={() => goTo('share')}
          >
            <Text className="teaser__pill teaser__pill--strong">{text('material.make')}</Text>
          </Button>
          <Button
            id="home-send"
            className="teaser__act"
            hoverClass="teaser__act--pressed"
            openType={canSend ? 'share' : undefined}
            onClick={() => {
              if (!canSend) goTo('share')
            }}
          >
            <Text className="teaser__pill">{text('share.send')}</Text>
          </Button>
        </View>
      </View>
    </View>
  )
}

function Invitation() {
  return (
    <View id="home-share" className="teaser__top" ariaRole="button" onClick={() => goTo('share')}>
      <View className="teaser__picture">
        <Still />
      </View>
      <View className="teaser__words">
        <Text className="teaser__title">{text('home.share-title')}</Text>
        <Text className="teaser__note">{text('home.share-note')}</Text>
        <Text className="teaser__go">{text('home.share-go')}</Text>
      </View>
    </View>
  )
}

function Head() {
  return (
    <View className="section">
      <Text>{text('material.title')}</Text>
      <View id="home-calendar" className="section__side" ariaRole="button" onClick={() => goTo('calendar')}>
        <Text>{dateWords(dayOf(Date.now()))}</Text>
        <Icon name="next" size={16} />
      </View>
    </View>
  )
}

/** Today's material on the home screen; without any, the invitation to share at all. And who came of it. */
export function TodaysMaterial({ home, canSend }: { home: Home; canSend: boolean }) {
  const { material } = useTodaysMaterial()
  const { direct } = home.invitees
  return (
    <View>
      {material && <Head />}
      <View className={`teaser${material ? ' teaser--under' : ''}`}>
        {material ? <MaterialCard material={material} canSend={canSend && hasDecided(home)} /> : <Invitation />}
        {direct > 0 && (
          <View id="home-chain" className="teaser__came" ariaRole="button" onClick={() => goTo('chain')}>
            <Text>{text('home.came')}</Text>
            <View className="teaser__count">
              <Text>{text('home.came-friends', { direct })}</Text>
              <Icon name="next" size={16} />
            </View>
          </View>
        )}
      </View>
    </View>
  )
}
