import { text } from '@passalong/contract'

export default definePageConfig({
  navigationBarTitleText: text('tab.share'),
  enableShareAppMessage: true,
  enableShareTimeline: true,
  usingComponents: { 'poster-canvas': '../../components/poster-canvas/index' },
})
