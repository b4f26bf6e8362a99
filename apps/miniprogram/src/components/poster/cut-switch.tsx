import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import type { PosterCut } from '../../api/material-shapes.js'
import './cut-switch.scss'

interface Props {
  cuts: PosterCut[]
  cut: PosterCut
  onCut(cut: PosterCut): void
}

/** The poster for one friend, or the square for Moments. */
export function CutSwitch({ cuts, cut, onCut }: Props) {
  if (cuts.length < 2) return <View />
  return (
    <View className="cuts" ariaRole="tablist" ariaLabel={text('poster.cuts')}>
      {cuts.map((one) => (
        <View
          key={one}
          id={`cut-${one}`}
          className="cuts__touch"
          ariaRole="tab"
          ariaSelected={one === cut}
          onClick={() => onCut(one)}
        >
          <Text className={`cuts__one${one === cut ? ' cuts__one--on' : ''}`}>{text(`poster.${one}`)}</Text>
        </View>
      ))}
    </View>
  )
}
