import { text } from '@passalong/contract'

const tab = (name: 'home' | 'code' | 'share' | 'mine') => ({
  pagePath: `pages/${name}/index`,
  text: text(`tab.${name}`),
  iconPath: `theme/tabs/${name}.png`,
  selectedIconPath: `theme/tabs/${name}-on.png`,
})

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/code/index', 'pages/share/index', 'pages/mine/index', 'pages/join/index'],
  subPackages: [
    { root: 'subpackages/chain', pages: ['index', 'links/index', 'referral/index'] },
    { root: 'subpackages/poster', pages: ['index', 'calendar/index'] },
    { root: 'subpackages/profile', pages: ['index'] },
    { root: 'subpackages/ledger', pages: ['index'] },
    {
      root: 'subpackages/commission',
      pages: ['index', 'path/index', 'withdraw/index', 'identity/index', 'withdrawal/index', 'history/index'],
    },
    { root: 'subpackages/rules', pages: ['index'] },
    { root: 'subpackages/till', pages: ['scan/index', 'settle/index', 'order/index', 'apply/index'] },
  ],
  tabBar: {
    color: '#6D655C',
    selectedColor: '#E2492B',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home'), tab('code'), tab('share'), tab('mine')],
  },
  window: {
    navigationBarTitleText: text('brand.name'),
    navigationBarBackgroundColor: '#FAF6F0',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FAF6F0',
    backgroundTextStyle: 'dark',
  },
  lazyCodeLoading: 'requiredComponents',
})
