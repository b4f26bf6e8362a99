import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { commissionPath } from '../../../api/share-routes.js'
import type { PathStep } from '../../../api/share-shapes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { WeighedList } from '../../../components/weighed.js'
import { momentOf } from '../../../days.js'
import './index.scss'

/** A long way is shown by its ends: so many steps from the purchase, and so many from the first share. */
const HEAD = 6
const TAIL = 2

function Step({ step, first }: { step: PathStep; first: boolean }) {
  const { kind, who, at, channel, text: words } = step
  const how = channel ? ` · ${text(`links.channel-${channel}`)}` : ''
  return (
    <View className={`step step--${kind}${first ? ' step--first' : ''}`}>
      <View className="step__stem">
        <View className="step__dot" />
      </View>
      <View className="step__words">
        <View className="step__head">
          <Text className="step__who">{who}</Text>
          <Text className="step__kind">{text(first ? 'path.first' : `path.kind-${kind}`)}</Text>
        </View>
        <Text className="step__text">{words}</Text>
        <Text className="step__at">{momentOf(at) + how}</Text>
      </View>
    </View>
  )
}

/** From the purchase back to the first share; what lies between in a very long chain opens at a tap. */
function Steps({ steps }: { steps: readonly PathStep[] }) {
  const [all, setAll] = useState(false)
  const folded = all || steps.length <= HEAD + TAIL + 1 ? 0 : steps.length - HEAD - TAIL
  const drawn = (from: number, to: number) =>
    steps.slice(from, to).map((step, index) => {
      const at = from + index
      return <Step key={at} step={step} first={at === steps.length - 1 && step.kind === 'link'} />
    })
  return (
    <View className="path">
      {drawn(0, folded > 0 ? HEAD : steps.length)}
      {folded > 0 && (
        <View id="path-all" className="step" ariaRole="button" onClick={() => setAll(true)}>
          <View className="step__stem">
            <View className="step__gap" />
          </View>
          <View className="step__words">
            <Text className="step__more">{text('path.folded', { count: folded })} ›</Text>
          </View>
        </View>
      )}
      {folded > 0 && drawn(steps.length - TAIL, steps.length)}
    </View>
  )
}

/** Follows a purchase back to the first share, and says why the commission went where it did. */
export default function PathPage() {
  const { params } = useRouter()
  const { data, problem, stale, load } = useLoaded(() => commissionPath(params['id'] ?? ''))
  useDidShow(load)
  if (!data)
    return (
      <View className="page">
        {problem && <ProblemView message={problem.message} onRetry={load} />}
        {!problem && <Skeleton heights={[280, 96, 96]} />}
      </View>
    )
  const won = data.candidates.some(({ outcome }) => outcome === 'won')
  return (
    <View className="page">
      {stale && <OfflineStrip at={null} />}
      {data.steps.length > 0 && <Text className="path-note">{text('path.note')}</Text>}
      {data.steps.length > 0 && <Steps steps={data.steps} />}
      {data.steps.length === 0 && <StateView icon="people" title={text('path.empty')} />}
      <View className="section">
        <Text>{text(won ? 'path.why' : 'path.why-none')}</Text>
      </View>
      <View className="because">
        <Text>{data.reason}</Text>
      </View>
      {data.candidates.length > 0 && <WeighedList candidates={data.candidates} />}
    </View>
  )
}
