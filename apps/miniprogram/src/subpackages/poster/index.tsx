import { text } from '@passalong/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useMemo } from 'react'
import { material as fetchMaterial } from '../../api/material-routes.js'
import { useLoaded } from '../../api/use-loaded.js'
import { MaterialPoster } from '../../components/poster/material-poster.js'
import { PosterPress } from '../../components/poster/poster-press.js'
import { OfflineStrip, ProblemView, Skeleton, StateView } from '../../components/state-view.js'
import { onesOf } from '../../session/materials.js'
import { hasDecided } from '../../session/promoting.js'
import { useSession } from '../../session/store.js'
import { JOINING, passedOf, useOwnLink, useSharing } from '../../session/use-own-link.js'
import { useShown } from '../../session/use-shown.js'
import { useWhileVisible } from '../../session/use-visible.js'
import { goOnTo, goTo } from '../../wechat/ways.js'
import './index.scss'

/** So often the figures below the poster are asked for, as on the share tab. */
const FIGURES_MS = 1_500
const OVER = ['material-unknown', 'material-over']

/** Another of today's materials: the same poster, words and ways as on the share tab. */
export default function PosterPage() {
  const id = useRouter().params['id'] ?? ''
  const { home, homeAt, offline } = useSession()
  const { data, problem, load } = useLoaded(() => fetchMaterial(id))
  const isShown = useShown()
  // What the share tab was told of it is shown until its own answer comes.
  const material = data ?? onesOf(home?.memberNo).find((one) => one.id === id) ?? null
  const versionId = material?.versionId
  // biome-ignore lint/correctness/useExhaustiveDependencies: a version never changes
  const passed = useMemo(() => (material ? passedOf(material) : JOINING), [versionId])
  const { link } = useOwnLink(passed)
  useSharing(passed)
  useWhileVisible(load, FIGURES_MS)
  const isOver = problem !== null && OVER.includes(problem.code)
  const toToday = { id: 'poster-today', label: text('material.to-today'), onTap: () => goOnTo('share') }
  return (
    <View className="page page--whole">
      {offline && <OfflineStrip at={homeAt} />}
      {isOver && <StateView icon="clock" title={text('material.over')} note={problem.message} action={toToday} />}
      {!isOver && problem && !material && <ProblemView message={problem.message} onRetry={load} />}
      {!problem && !material && <Skeleton heights={[352, 96, 50]} />}
      {home && material && !isOver && (
        <MaterialPoster
          memberNo={home.memberNo}
          material={material}
          canSend={link !== null}
          onRules={hasDecided(home) ? null : () => goTo('share')}
        />
      )}
      {isShown && <PosterPress />}
    </View>
  )
}
