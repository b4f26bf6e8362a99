import { text } from '@passalong/contract'
import { Text } from '@tarojs/components'
import type { Tier } from '../api/shapes.js'
import './tier-chip.scss'

export function TierChip({ tier }: { tier: Tier }) {
  return <Text className={`tier-chip tier-chip--${tier}`}>{text(`tier.${tier}`)}</Text>
}
