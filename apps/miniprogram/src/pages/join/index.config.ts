import { text } from '@passalong/contract'

export default definePageConfig({
  navigationBarTitleText: text('join.title'),
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
