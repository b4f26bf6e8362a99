import { type Audience, type Day } from '@passalong/domain'
import { demoGoods } from './demo-goods.js'
import { type DemoMaterial, dated, everybody } from './demo-material.js'
import { wednesdays } from './demo-wednesdays.js'

/** So many days from the day of seeding have something to show. */
export const DEMO_DAYS = 14

const JOIN = { kind: 'join', code: 'join', title: '' } as const
/** Who joined at this store stands for it: a friend who comes through them gets its shopping-bag voucher. */
const AT_WUKANG: Audience = { storeCode: 'WK01' }

const bag = { gift: '入会即得购物袋券一张', term: '7 天内到武康路店使用' }

/**
 * Two weeks of the demo shop 小满生活, from the day of seeding on. On each day there is more than one for everybody, and an
 * invitation to join among them: so that whoever came through one can pass it on, and the chain goes on.
 */
export function demoMaterials(today: Day): DemoMaterial[] {
  const last = today + DEMO_DAYS - 1
  return [...invitations(today, last), ...goods(today, last), ...wednesdays(today, last), newStore(today)]
}

function invitations(today: Day, last: Day): DemoMaterial[] {
  const plain = { template: 'join', subject: JOIN, from: today, until: last }
  return [
    {
      ...plain,
      code: 'demo-come-in',
      title: '来小满坐坐，给你留了张会员卡',
      texts: [
        '武康路上那家小店，我常去。这张会员卡写你的名字，入会免费，一分钟就好。',
        '给你留了一张小满的会员卡。入会就有一张购物袋券，7 天内到武康路店用。',
        '下次逛武康路，来小满坐坐。会员卡先收着，不占钱包。',
        '最近常在小满买小东西，积分慢慢攒着。你也来一张卡吧。',
      ],
      values: {
        texts: { title: '这张卡，\n写你的名字', lead: '入会免费，一分钟就好', ...bag },
        pricesFen: {},
        pictures: {},
      },
      audience: AT_WUKANG,
    },
    {
      ...plain,
      code: 'demo-neighbour',
      title: '我在小满有张会员卡，也给你留一张',
      texts: [
        '常去的那家小店叫小满，卖灯、杯子和毯子。入会免费，每消费 1 元得 1 积分。',
        '给你留一张小满的会员卡，不占钱包，买东西攒着积分。',
        '如果你也喜欢慢慢布置家里，来小满看看。会员卡一分钟就好。',
        '小满的会员卡我用了一阵子，积分能抵钱。想来就收下这张。',
      ],
      values: {
        texts: { title: '也给你，\n留一张卡', lead: '入会免费，一分钟就好', ...everybody },
        pricesFen: {},
        pictures: {},
      },
      audience: {},
    },
    {
      ...plain,
      code: 'demo-thanks',
      title: '谢谢朋友们来，这份感谢状想给你看看',
      texts: [
        '小满给我写了一张感谢状。谢谢来坐过的朋友，店里的灯会一直亮着。',
        '原来已经有朋友跟着我认识了小满。谢谢你们，下次一起去。',
        '收到一张感谢状，认真装在相框里的那种。也欢迎你来认识这家店。',
      ],
      template: 'honour',
      values: { texts: { ...HONOUR, ...everybody }, pricesFen: {}, pictures: {} },
      audience: { minJoins: 1 },
    },
    {
      ...plain,
      code: 'demo-warm-table',
      title: '天冷了，来小满围一张桌子',
      texts: [
        '天冷的时候，就想围着一张桌子坐。周末去小满，煮了圆子，桌子够大。',
        '小满这周末煮圆子，热气腾腾的。有空一起来？',
        '冬天需要一碗甜的。周末店里见，位子我先占着。',
      ],
      template: 'festival',
      values: {
        texts: { festival: '围炉', title: '吃碗圆子，\n慢慢过冬', period: '这个周末 · 各店', ...everybody },
        pricesFen: {},
        pictures: {},
      },
      audience: {},
      from: today + 6,
    },
  ]
}

const HONOUR = { title: '感谢状', citation: '谢谢你带朋友来小满，\n让这里多了几把椅子' }

function goods(today: Day, last: Day): DemoMaterial[] {
  return demoGoods.map(({ picture, name, title, texts, words, pricesFen, days: [first, until] }) => ({
    code: `demo-${picture}`,
    title,
    texts,
    template: 'product',
    values: { texts: { ...words, ...everybody }, pricesFen, pictures: { picture } },
    subject: { kind: 'product', code: `demo-${picture}`, title: name },
    audience: {},
    from: today + first,
    until: Math.min(last, today + until),
  }))
}

/** It opens on the seventh day. */
function newStore(today: Day): DemoMaterial {
  const opens = dated(today + 6, '开门')
  return {
    code: 'demo-anfu-road',
    title: '安福路上有家新店，来看看',
    texts: [
      `小满在安福路开了新店，${opens}。门口有两棵橄榄树，很好认。`,
      `安福路 201 号，${opens}。绿色门面、红白遮阳棚，进门左手就是杯子。`,
      '小满的新店离地铁不远，周末我想去看看，你有空吗？',
    ],
    template: 'new-store',
    values: {
      texts: { title: '安福路上\n有家新店', opens, address: '安福路 201 号', hours: '10:00 – 21:30', ...everybody },
      pricesFen: {},
      pictures: {},
    },
    subject: { kind: 'campaign', code: 'demo-anfu-road', title: '安福路店开门' },
    audience: {},
    from: today,
    until: today + 7,
  }
}
