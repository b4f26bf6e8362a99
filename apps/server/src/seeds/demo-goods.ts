import { type DemoPicture } from './pictures/index.js'

/** A thing that the demo shop sells, with what members say of it; `days` are counted from the day of seeding. */
export interface DemoGoods {
  picture: DemoPicture
  name: string
  title: string
  texts: string[]
  words: { title: string; subtitle: string }
  pricesFen: { price: number; priceBefore?: number }
  days: [from: number, until: number]
}

export const demoGoods: readonly DemoGoods[] = [
  {
    picture: 'lamp',
    name: '亚麻灯罩陶瓷台灯',
    title: '一盏暖光，陪你入冬',
    texts: [
      '冬天的第一盏灯，我在小满挑到了。亚麻灯罩，光是软的，码在图里。',
      '晚上看书开这一盏就够了。三档调光，睡前调到暗的那档。',
      '给家里添了一盏灯，陶瓷灯座摸起来像鹅卵石。你要不要也看看？',
      '天黑得早了，家里有盏灯等着，感觉不一样。',
    ],
    words: { title: '一盏暖光\n陪你入冬', subtitle: '亚麻灯罩陶瓷台灯' },
    pricesFen: { price: 16_800, priceBefore: 19_800 },
    days: [0, 5],
  },
  {
    picture: 'vase',
    name: '月白陶瓶',
    title: '一只陶瓶，几枝红果',
    texts: [
      '买了只月白色的陶瓶，随手插几枝红果，桌子一下子有了冬天的样子。',
      '这只瓶子不挑花，路边捡的枝子也好看。',
      '窗台空着的那一角，放了只小满的陶瓶，刚刚好。',
    ],
    words: { title: '几枝红果\n过个冬天', subtitle: '月白陶瓶 · 高 22 厘米' },
    pricesFen: { price: 9_900 },
    days: [2, 8],
  },
  {
    picture: 'mug',
    name: '松绿马克杯',
    title: '早上的第一杯，用它喝',
    texts: [
      '换了只松绿色的杯子，早上泡茶的心情好了一点点。',
      '小满的马克杯，380 毫升，杯口有一圈没上釉的陶土，握着暖手。',
      '办公桌上添了只杯子，同事问了两回在哪里买的。就是这家。',
      '喜欢它的绿，像下过雨的松树。',
    ],
    words: { title: '早上好\n先喝杯茶', subtitle: '松绿马克杯 · 380 毫升' },
    pricesFen: { price: 5_800, priceBefore: 6_800 },
    days: [4, 10],
  },
  {
    picture: 'throw',
    name: '条纹羊毛盖毯',
    title: '沙发上，该有一条毯子了',
    texts: [
      '沙发上多了条毯子，晚上看电影有着落了。羊毛的，边上有流苏。',
      '降温了，从小满抱回一条盖毯。午睡、看书、窝着发呆，都用它。',
      '红条纹很衬冬天。叠起来放在凳子上，也是一样摆设。',
    ],
    words: { title: '窝进沙发\n慢慢过冬', subtitle: '羊毛盖毯 · 130×170 厘米' },
    pricesFen: { price: 26_800, priceBefore: 29_900 },
    days: [8, 13],
  },
]
