import { text } from '@passalong/contract'

export default definePageConfig({
  navigationBarTitleText: text('brand.name'),
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  usingComponents: { 'poster-canvas': '../../components/poster-canvas/index' },
})
