import { text } from '@passalong/contract'

export default definePageConfig({ navigationBarTitleText: text('brand.name'), enablePullDownRefresh: true })
