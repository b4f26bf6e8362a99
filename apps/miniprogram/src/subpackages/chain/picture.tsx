import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { Chain } from '../../api/shapes.js'
import { layOut, type Spot, threadsPicture, WIDTH } from './layout.js'

const THREAD = '#e2c9ae'
const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(3)}%`

function SpotView({ spot, height, fresh }: { spot: Spot; height: number; fresh: boolean }) {
  const style = {
    left: percent(spot.x, WIDTH),
    top: percent(spot.y, height),
    width: `${spot.size}px`,
    height: `${spot.size}px`,
    margin: `${-spot.size / 2}px`,
  }
  return (
    <View className={`spot spot--${spot.kind}${fresh ? ' spot--fresh' : ''}`} style={style}>
      <Text>{spot.label}</Text>
    </View>
  )
}

/** The chain as a picture: new members grow in at their place. */
export function ChainPicture({ chain, fresh }: { chain: Chain; fresh: ReadonlySet<string> }) {
  const layout = layOut(chain)
  const direct = chain.nodes.filter(({ depth }) => depth === 1).length
  const label = text('chain.picture', { direct, deeper: chain.nodes.length - direct })
  const box = { paddingBottom: percent(layout.height, WIDTH), backgroundImage: threadsPicture(layout, THREAD) }
  return (
    <View className="chain-picture" ariaRole="img" ariaLabel={label}>
      <View className="chain-picture__box" style={box}>
        {layout.spots.map((spot) => (
          <SpotView
            key={`${spot.id}:${spot.stands.length}`}
            spot={spot}
            height={layout.height}
            fresh={spot.stands.some((id) => fresh.has(id))}
          />
        ))}
      </View>
      {direct > 0 && <Text className="chain-picture__note">{text('chain.privacy')}</Text>}
    </View>
  )
}
