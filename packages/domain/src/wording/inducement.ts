import { type Rule } from './rule.js'

/*
 * WeChat's operation rules for mini programs, 5.1: no benefit for sharing, nothing unlocked by it, no pressure, no bait. What a
 * friend gets for joining may be said as it is: 朋友入会即得购物袋券一张.
 */

/** Signs of a benefit. 值得, 领略, 送给, 拿铁 and the like are none. */
const GAIN =
  '(?:(?<![值觉显记懂变舍难省懒晓免使难])得(?![闲意体当知起以])|领(?![略养悟带先域口会到过])|送(?!给|到|达|货|别|往|去)|赢|拿(?![铁手着起来出])|赚|挣|返(?![回校程乡])|奖|获(?!悉)|抽(?![空时纸屉])|解锁|兑|免单|免费|白拿|有礼|红包|现金|积分|优惠券|代金券|佣金|提成|福利|礼品|好礼|立减|打折)'

const SHARING =
  '(?:(?<!值得|乐于|喜欢|想)分享(?!会|家)|转发|转载|扩散|群发|发圈|发(?:到|个)?朋友圈|晒(?:到)?朋友圈|晒圈|晒单|晒图|转到?朋友圈|转(?:到|进)?[0-9一二三四五六七八九十两几]*个?群|打卡发布)'

const FRIENDS =
  '(?:好友|朋友|亲友|亲朋|新人|新友|家人|伙伴|小伙伴|闺蜜|同事|同学|邻居|会员|新会员|他人|别人|下级|下线|人)'

/** The last clause speaks of what the friend gets, not of what the sharer does. */
const FRIEND_GETS = /(?:[,:]|^).{0,4}(?:朋友|好友|对方|ta|他们|她们|新会员|新朋友|受邀人)[^,你我]{0,8}$/u
const BOTH = /你|我|双方|各得|都得|都能|各自|彼此|一起得/u

/** Whether between sharing and benefit a friend became the one who gets it. */
function friendGets(match: RegExpMatchArray): boolean {
  const gap = match.groups?.['gap'] ?? ''
  return gap.includes(',') && FRIEND_GETS.test(gap) && !BOTH.test(gap)
}

export const inducementRules: readonly Rule[] = [
  {
    kind: 'inducement',
    reason: 'share-for-gain',
    pattern: new RegExp(`${SHARING}(?<gap>[^,]{0,10}(?:,[^,]{0,10})?)${GAIN}`, 'gu'),
    unless: friendGets,
  },
  {
    kind: 'inducement',
    reason: 'invite-for-gain',
    pattern: new RegExp(
      `(?:邀请?|拉|推荐给?|介绍)(?:[0-9一二三四五六七八九十两几每]+)?(?:位|个|名)?${FRIENDS}+(?<gap>[^,]{0,10}(?:,[^,]{0,8})?)${GAIN}`,
      'gu',
    ),
    unless: friendGets,
  },
  {
    kind: 'inducement',
    reason: 'invite-for-gain',
    pattern: new RegExp(`(?:邀新|拉新|邀请有|推荐有|(?:老|以老)带新)(?:[^,]{0,6}${GAIN}|礼|奖)`, 'gu'),
  },
  {
    kind: 'inducement',
    reason: 'unlock',
    pattern:
      /(?:分享|转发|邀请|集赞|关注)(?:之?后|完|才能|才可|方可|即可)?(?:才能|才可|方可|即可|就能|可)?(?:解锁|查看|可见|阅读|观看|参与|使用|继续|打开|下载)/gu,
  },
  {
    kind: 'inducement',
    reason: 'unlock',
    pattern:
      /(?:领取|领券|领奖|解锁|获取|参与|查看|兑换|购买|抽奖).{0,6}(?:需要?|须|请先|先|必须|要先|前).{0,4}(?:分享|转发|邀请|集赞|发圈|发朋友圈)/gu,
  },
  {
    kind: 'inducement',
    reason: 'likes',
    pattern:
      /集(?:满|够|齐)?[0-9一二三四五六七八九十百几]*个?赞|点赞(?:满|够|数|送|领|得|抽|有奖|有礼)|求(?:点?赞|助力)|助力(?:领|得|免|成功|砍|有礼|值)|(?:帮我?|来)(?:砍|助力|点一下|点个赞)|砍一刀|砍价|集(?:满|够)[0-9一二三四五六七八九十百几]+(?:个|位)?(?:人|好友|助力)/gu,
  },
  {
    kind: 'inducement',
    reason: 'groups',
    pattern:
      /(?:转发?|分享|发送?)(?:到|给|至)?[0-9一二三四五六七八九十百两几]+(?:个|位|名)(?:微信)?(?:群|好友|朋友|人)/gu,
  },
  {
    kind: 'inducement',
    reason: 'pressure',
    pattern:
      /不(?:转|分享|发)(?:发)?(?:就)?(?:不是|不算|不配|后悔|倒霉|没)|(?:必|速|快|疯|狂|急|猛)转(?!身|角|弯|动|眼)|转起来|转疯了?|(?:求|跪求|恳请|请|帮忙)(?:大家|各位|好心人|所有人)?(?:都)?(?:转发|扩散|转到|转给所有)|转发(?:保|必有|会有)?(?:平安|发财|好运|积德)|是中国人就转|为了(?:家人|孩子|健康).{0,6}(?:转|分享)/gu,
  },
  {
    kind: 'inducement',
    reason: 'click-bait',
    pattern:
      /(?:点击|点开|点我|戳我?|猛戳|点这里|点此|长按)(?:立即|马上|即可|就能|直接)?(?:领取?|抢|拆|得|拿|抽)[^,]{0,8}(?:红包|现金|大奖|奖品|奖金|礼包|福利|惊喜)|点击(?:有惊喜|领奖|试试运气|试试手气)|恭喜(?:你|您)?(?:已)?(?:中奖|获奖|获得[^,]{0,8}(?:红包|现金|大奖|奖))|红包(?:已到账|到账|来了|等你|雨)|(?:抢|领|拆)(?:取)?(?:现金)?红包|现金红包|提现秒到/gu,
  },
]
