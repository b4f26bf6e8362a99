import { text } from '@passalong/contract'

export default definePageConfig({ navigationBarTitleText: text('profile.title') })
