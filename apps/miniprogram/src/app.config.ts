import { text } from '@passalong/contract'

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/code/index', 'pages/share/index', 'pages/mine/index', 'pages/join/index'],
  window: {
    navigationBarTitleText: text('brand.name'),
    navigationBarBackgroundColor: '#FAF6F0',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FAF6F0',
    backgroundTextStyle: 'dark',
  },
})
