import { text } from '@passalong/contract'

export default definePageConfig({
  navigationBarTitleText: text('poster.tall'),
  enableShareAppMessage: true,
  enableShareTimeline: true,
  usingComponents: { 'poster-canvas': '../../components/poster-canvas/index' },
})
