import fc from 'fast-check'
import { checkWording } from './check-wording.js'

const reasons = (text: string) => checkWording(text).map(({ reason }) => reason)

describe('honest sentences are let through', () => {
  it.each([
    '第一次来小满，先坐一会儿。',
    '留一盏灯给晚归的人，第一盏灯从武康路开始。',
    '周三第一单，银卡满 68 元减 8 元。',
    '最近上新了三款春茶，最后一天是周日。',
    '每人最多可用 2 张，最低消费 35 元，最高可减 20 元。',
    '最早 8:00 开门，最晚 22:00 打烊；最快 30 分钟送到。',
    '最好提前一天预约，座位不多。',
    '最好用 85 度的水泡。',
    '开封后最佳赏味期 3 天，请放冰箱冷藏。',
    '最佳饮用温度 55 度。',
    '金卡是我们最高级别的会员，每 1 元得 2 积分。',
    '最新到店：手作陶杯，最大号 450 毫升，最小号 180 毫升。',
    '有效期最长 30 天，最少买 1 件。',
    '顾客第一，是我们开店那天写在墙上的话。',
    '第一家店在武康路，第一手的豆子来自云南。',
    '我第一时间想到你。',
    '第一届面包节，周六上午十点开始。',
    '第 1 版菜单，第 1 期，第 1 名到店的客人，第 10 家店。',
    '第1天试吃，第12天开张，门牌 No.12。',
    '入会即得购物袋券一张，7 天内到店使用。',
    '邀请你来小满坐坐，入会即得购物袋券一张。',
    '把这张卡转给朋友，朋友入会即得购物袋券一张。',
    '分享给朋友，朋友入会得购物袋券一张，7 天内到店使用。',
    '邀请朋友一起来，朋友入会可领购物袋券一张。',
    '好东西值得分享，生活值得慢慢过。',
    '和朋友分享一杯拿铁，聊聊最近。',
    '分享是领略春天的好办法。',
    '和家人分享一壶茶，得闲饮茶。',
    '这份礼物送给懂茶的人。',
    '带朋友来坐坐，店里有风扇。',
    '周三会员日，满 68 元，普卡减 6 元、银卡减 8 元、金卡减 10 元。',
    '每消费 1 元得 1 积分，100 积分抵 1 元。',
    '你的推荐人是林小满。',
    '佣金在退款期结束后到账。',
    '退款后佣金会扣回。',
    '治愈系的下午，配一块戚风。',
    '首选门店可以在“我的”里设置。',
    '每位会员唯一的会员号。',
    '唯一一次，唯一一盏。',
    '万能青年旅店来店里放歌。',
    '零下三度，也有热拿铁。',
    '转角遇见小满。',
    '快转身看看窗外。',
    '谢谢你，荣誉会员林小满，你带来了 12 位朋友。',
    '今天是入会 365 天，谢谢你一直在。',
    '中秋礼盒预售，9 月 1 日起，原价 268 元，会员价 228 元。',
    '新店开业：9 月 1 日 10:00，苏河湾店，前 100 名到店各得豆袋一只。',
    '最美的季节，来店里晒太阳。',
    '赠品每人限一份，送完为止。',
    '全国 12 家门店通用。',
    '点击下方小程序卡片，看看附近的门店。',
    '长按识别小程序码，入会即得购物袋券一张。',
    '海报保存到相册，也可以发给朋友。',
    '世界杯之夜，店里开到凌晨两点。',
    '历史最早可以追溯到宋代。',
    '第一场雪落下来之前，备好围巾。',
    '减脂也能吃的鸡胸三明治，每份 320 千卡。',
    '这一单减 10 元。',
    '拼团已结束。',
    '带家人来，儿童免费。',
    '邀请好友一起来，店里给你们留了位子。',
    '最好的时光在路上，最好的朋友在身边。',
    '能来最好，来不了也没关系。',
    '特供应季水果，第一人民医院旁边。',
    '绝对值得一试，保证 48 小时内发货。',
    '恭喜你成为银卡会员，恭喜获得第 3 张印花。',
    '分享装饼干，一盒 12 块；抽空来坐坐，领养一盆绿植。',
    '快转眼就冬天了，转告朋友一声。',
    '世界读书日，全国包邮，TOP10 榜单见店内，1 号店在武康路。',
    '最想带走的那只杯子，还在架上。',
    '你最爱的燕麦拿铁回来了。',
    '',
    '   ',
  ])('%s', (text) => {
    expect(checkWording(text)).toEqual([])
  })
})

describe('what advertising law forbids is found', () => {
  it.each([
    ['国家级工艺，放心选购', '国家级'],
    ['最高级的享受', '最高级'],
    ['送你最佳礼物', '最佳'],
    ['最 佳 之选', '最 佳'],
    ['最·佳之选', '最·佳'],
    ['最-佳', '最-佳'],
    ['最🌟佳选择', '最🌟佳'],
    ['最\u200b佳', '最\u200b佳'],
    ['最\u0001佳', '最\u0001佳'],
    ['最\u0085佳', '最\u0085佳'],
    ['最\u3164佳', '最\u3164佳'],
    ['【最】【佳】', '最】【佳'],
    ['国 家 級 大师', '国 家 級'],
    ['全城销量第一', '销量第一'],
    ['咖啡界第一', '第一'],
    ['中国第一品牌', '中国第一'],
    ['全国第一家这样的店', '全国第一'],
    ['第一品牌的选择', '第一品牌'],
    ['ＮＯ．１的面包', 'ＮＯ．１'],
    ['NO.1 咖啡', 'NO.1'],
    ['No1', 'No1'],
    ['销量第 1', '销量第 1'],
    ['口味第１', '第１'],
    ['n o . 1 ！', 'n o . 1'],
    ['人气 TOP 1', 'TOP 1'],
    ['顶级豆子', '顶级'],
    ['顶.级', '顶.级'],
    ['全网最低', '全网最'],
    ['全网最低价', '全网最'],
    ['极致口感', '极致'],
    ['送礼首选', '首选'],
    ['独一无二的你', '独一无二'],
    ['万能神器', '万能'],
    ['100%有效', '100%有效'],
    ['１００％ 有效', '１００％ 有效'],
    ['百分之百正品', '百分之百正品'],
    ['史上最强会员日', '史上最'],
    ['这是最好的咖啡', '最好的'],
    ['最好喝的拿铁', '最好喝'],
    ['价格最便宜', '最便宜'],
    ['最新鲜的面包', '最新鲜'],
    ['最優惠', '最優惠'],
    ['味道最香', '最香'],
    ['国宴同款', '国宴'],
    ['行业领先的烘焙', '行业领先'],
    ['全国唯一的店', '全国唯一'],
    ['零风险', '零风险'],
    ['无副作用', '无副作用'],
    ['缓解失眠', '缓解失眠'],
    ['提高免疫力', '提高免疫力'],
    ['七天瘦五斤', '瘦五斤'],
    ['躺赚不是梦', '躺赚'],
    ['月入过万', '月入过'],
    ['这家店的面包最好！', '最好'],
    ['这把椅子最好用', '最好用'],
    ['国内首屈一指', '首屈一指'],
    ['最具性价比', '最具性价比'],
    ['喝茶可以减肥', '可以减肥'],
  ])('%s', (text, phrase) => {
    expect(checkWording(text)).toMatchObject([{ kind: 'banned', phrase }])
  })
})

describe('what WeChat forbids is found', () => {
  it.each([
    ['分享得积分', 'share-for-gain'],
    ['转发领券', 'share-for-gain'],
    ['转 发 领 红 包', 'share-for-gain'],
    ['轉發領獎', 'share-for-gain'],
    ['转发到3个群送拿铁一杯', 'share-for-gain'],
    ['分享到五个群', 'groups'],
    ['发朋友圈送饼干', 'share-for-gain'],
    ['分享给朋友，你得 10 元', 'share-for-gain'],
    ['分享给朋友，你和朋友各得一张券', 'share-for-gain'],
    ['分享即可获得优惠券', 'share-for-gain'],
    ['晒图有礼', 'share-for-gain'],
    ['集赞 28 个送杯子', 'likes'],
    ['集满28个赞', 'likes'],
    ['帮我砍一刀', 'likes'],
    ['邀请好友得现金', 'invite-for-gain'],
    ['邀请 3 位好友入会，即得 50 元', 'invite-for-gain'],
    ['拉新有奖', 'invite-for-gain'],
    ['推荐下级得提成', 'invite-for-gain'],
    ['老带新各得 20 元', 'invite-for-gain'],
    ['转发朋友圈并截图，到店领饼干', 'share-for-gain'],
    ['推荐朋友赚佣金', 'invite-for-gain'],
    ['分享解锁隐藏菜单', 'share-for-gain'],
    ['分享后查看答案', 'unlock'],
    ['领取前请先转发', 'unlock'],
    ['不转不是小满人', 'pressure'],
    ['速转！', 'pressure'],
    ['求转发', 'pressure'],
    ['点击领取红包', 'click-bait'],
    ['恭喜你获得现金大奖', 'click-bait'],
    ['红包来了', 'click-bait'],
  ])('%s', (text, reason) => {
    expect(reasons(text)[0]).toBe(reason)
    expect(checkWording(text)[0]?.kind).toBe('inducement')
  })
})

describe('a finding', () => {
  it('names the sentence and the place', () => {
    const text = '周三来坐坐。我们是 全城 最好喝的咖啡！\n满 68 减 8；转发领券'
    expect(checkWording(text)).toEqual([
      { kind: 'banned', reason: 'absolute', phrase: '全城 最', sentence: '我们是 全城 最好喝的咖啡！', at: 10 },
      {
        kind: 'inducement',
        reason: 'share-for-gain',
        phrase: '转发领',
        sentence: '转发领券',
        at: text.indexOf('转发'),
      },
    ])
  })

  it('stands for each place once, and never across two sentences', () => {
    expect(reasons('最佳，最佳')).toHaveLength(2)
    expect(checkWording('我们很国。家级别')).toEqual([])
    expect(checkWording('分享。得到')).toEqual([])
  })

  it('points at its words in any text, however they are hidden', () => {
    const noise = fc.constantFrom('', ' ', '·', '　', '-', '\u200b', '🌟', '*')
    const terms = fc.constantFrom('国家级', '最佳', '顶级', '转发领券', 'ＮＯ１')
    fc.assert(
      fc.property(fc.string(), terms, fc.array(noise, { minLength: 5, maxLength: 5 }), (before, term, between) => {
        const hidden = [...term].map((sign, index) => (index === 0 ? sign : (between[index] ?? '') + sign)).join('')
        const text = `${before}\n${hidden}\n`
        const found = checkWording(text).find(({ at }) => at === before.length + 1)
        expect(found && text.slice(found.at, found.at + found.phrase.length)).toBe(found?.phrase)
        expect(found?.phrase.startsWith(term[0] as string)).toBe(true)
        expect(found?.sentence).toBe(hidden)
      }),
    )
  })

  it('comes soon, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void checkWording(text)),
      { numRuns: 30 },
    )
    for (const part of ['分享', '邀请朋友', '最', '第一', '得', '转到']) checkWording(part.repeat(1_000))
  })
})
