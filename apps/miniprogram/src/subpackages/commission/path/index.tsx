import { text } from '@passalong/contract'
import { Text, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { commissionPath } from '../../../api/share-routes.js'
import type { CommissionPath, PathStep } from '../../../api/share-shapes.js'
import { useLoaded } from '../../../api/use-loaded.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../../components/state-view.js'
import { WeighedList } from '../../../components/weighed.js'
import { momentOf } from '../../../days.js'
import { grouped } from '../../../figures.js'
import './index.scss'

/** A long way is shown by its ends: so many steps from the purchase, and so many from the first share. */
const HEAD = 6
const TAIL = 2

function Step({ step, first }: { step: PathStep; first: boolean }) {
  const { kind, at, text: words } = step
  return (
    <View className={`step step--${kind}${first ? ' step--first' : ''}`}>
      <View className="step__stem">
        <View className="step__dot" />
      </View>
      <View className="step__words">
        <View className="step__head">
          <Text className="step__text">{words}</Text>
          <Text className="step__kind">{text(first ? 'path.first' : `path.kind-${kind}`)}</Text>
        </View>
        <Text className="step__at">{momentOf(at)}</Text>
      </View>
    </View>
  )
}

/** Where steps are left out: at a tap, or because the server walks only so far. */
function Gap({ words, onOpen }: { words: string; onOpen?(): void }) {
  return (
    <View id={onOpen ? 'path-all' : undefined} className="step" ariaRole={onOpen ? 'button' : 'text'} onClick={onOpen}>
      <View className="step__stem">
        <View className="step__gap" />
      </View>
      <View className="step__words">
        <Text className={`step__more${onOpen ? ' step__more--way' : ''}`}>{onOpen ? `${words} ›` : words}</Text>
      </View>
    </View>
  )
}

/** From the purchase back to the first share; what lies between in a very long chain opens at a tap. */
function Steps({ steps, hidden }: Pick<CommissionPath, 'steps' | 'hidden'>) {
  const [all, setAll] = useState(false)
  const folded = all || steps.length <= HEAD + TAIL + 1 ? 0 : steps.length - HEAD - TAIL
  const last = steps.length - 1
  const drawn = (from: number, to: number) =>
    steps.slice(from, to).map((step, index) => {
      const at = from + index
      return <Step key={at} step={step} first={at === last && step.kind === 'link'} />
    })
  return (
    <View className="path">
      {drawn(0, folded > 0 ? HEAD : last)}
      {folded > 0 && <Gap words={text('path.folded', { count: folded })} onOpen={() => setAll(true)} />}
      {folded > 0 && drawn(steps.length - TAIL, last)}
      {hidden > 0 && <Gap words={text('path.hidden', { count: grouped(hidden) })} />}
      {drawn(last, last + 1)}
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
  const won = data.candidates.find(({ outcome }) => outcome === 'won')
  return (
    <View className="page">
      {stale && <OfflineStrip at={null} />}
      {data.steps.length > 0 && <Text className="path-note">{text('path.note')}</Text>}
      {data.steps.length > 0 && <Steps steps={data.steps} hidden={data.hidden} />}
      {data.steps.length === 0 && <StateView icon="people" title={text('path.empty')} />}
      <View className="section">
        <Text>{won ? text('path.why', { name: won.maskedName }) : text('path.why-none')}</Text>
      </View>
      <View className="because">
        <Text>{data.reason}</Text>
      </View>
      {data.candidates.length > 0 && <WeighedList candidates={data.candidates} />}
    </View>
  )
}
