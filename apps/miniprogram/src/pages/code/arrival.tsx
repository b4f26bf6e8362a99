import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { Home } from '../../api/shapes.js'
import { Icon } from '../../components/icon.js'
import { signed } from '../../figures.js'

interface Arrival {
  growth: number
  points: number
}

/** What changed while the code was being shown: the clerk has settled, and the member sees it here at once. */
export function useArrival(home: Home | null): Arrival | null {
  const before = useRef<Home | null>(null)
  const [arrival, setArrival] = useState<Arrival | null>(null)
  useEffect(() => {
    const last = before.current
    before.current = home
    if (!home || !last || last.memberNo !== home.memberNo) return
    const growth = home.growth - last.growth
    const points = home.points - last.points
    if (growth !== 0 || points !== 0) setArrival({ growth, points })
  }, [home])
  return arrival
}

export function Arrived({ arrival }: { arrival: Arrival }) {
  // Points that were spent or taken back have not arrived.
  const less = arrival.growth < 0 || arrival.points < 0
  return (
    <View className="arrived rise" ariaRole="alert">
      <Icon name="check" size={24} />
      <View>
        <Text className="arrived__title">{text(less ? 'code.changed' : 'code.arrived')}</Text>
        <Text className="arrived__sum">
          {text('code.arrived-sum', { growth: signed(arrival.growth), points: signed(arrival.points) })}
        </Text>
      </View>
    </View>
  )
}
