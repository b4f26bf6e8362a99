import { type Rule } from './rule.js'

/*
 * Advertising law, article 9 (3) and (2): 国家级, 最高级, 最佳 “and the like”; state organs. What the authority's guide of 2023 leaves free
 * is left free here too: what does not speak of the goods (顾客第一), advice (最佳赏味期), an order in time (第一天), a shop's own range
 * (最新到店, 最大号).
 */

/** What 最 makes absolute. 最近, 最后, 最多, 最高减 20 元 and the like state facts. */
const SUPERLATIVES = [
  '佳(?!(?:赏味|食用|饮用|品尝|使用|保存|冲泡|口感)(?:期|时间|温度|方法|日期)?)',
  '高级(?!别)|高端|高档|高品质|高质量|高标准|高荣誉|高等级|高享受',
  '低价|低折扣|低的?价格?|便宜|划算|实惠|超值|省钱|优惠|优质|优秀|优选|优的|优价',
  '好(?:的(?!是|办法|方法|朋友|时候|时光|时节|季节|日子|年纪|自己)|喝|吃|看|听|玩|用(?=的|,|$)|品质|味道)',
  '(?:棒|牛|酷|赞|靓|香|甜|鲜|嫩|纯|醇|浓|全|火)(?=的|[,，!]|$)',
  '新(?:鲜|科技|技术|工艺|科学)',
  '先进|强(?!壮的人)|受欢迎|受青睐|受好评|畅销|热销|热卖|抢手|流行|时尚|潮流',
  '正宗|地道|健康|营养|安全|放心|有效|专业|权威|可靠|信赖|顶尖|顶级',
  '豪华|奢华|尊贵|高贵|完美|独特|美味|可口|香醇|香浓|舒适|漂亮|精美|精致',
  '美(?!好的?(?:时光|一天|样子)|丽?的(?:季节|时光|时节|春|夏|秋|冬|风景|相遇|年华|人|你|一天))(?=[的丽,，]|$)',
  '值得|值(?=的|[,，]|$)|大优惠|大力度|大折扣|大规模|大品牌|大的优惠|具(?:人气|影响力|价值|实力|性价比)',
  '适合(?:所有|每个)人|高性价比|棒的',
].join('|')

/** What 第一 only counts: 第一次, 第一盏灯, 第一单. */
const COUNTED =
  '次|天|步|时间|杯|盏|个|件|份|位|名(?!牌)|批|单|本|页|章|节|课|季|期|周|月|年|代|届|轮|场|站|家|间|款|桌|排|层|楼|样|口(?!碑)|眼|回|条|篇|部|把|张|封|束|顿|缕|道|波|手|线|反应|印象|感觉|直觉|志愿|阶段|大街|小学|中学|人民|医院|人称|百|千|万|到|片|朵|场|声|句|段|集|瓶|包|盒|袋|碗|盘|锅|炉|炮|茬|车|趟|对|双|支|枚|颗|粒|滴|首|幅|座|棵|类|种|级|组|者|现场|餐|夜|晚|日|秒|分钟|小时|笔|票|关|题|行|列|环|圈|届|版|稿|桶|筐|篮|捧|拨|发'

/** What a shop may put first without speaking of its goods. */
const MOTTO =
  /(?:顾客|客户|客人|会员|用户|你|安全|质量|品质|服务|健康|友谊|诚信|信誉|食品安全|孩子|家人|开心|快乐)(?:永远|始终|总是)?(?:是|放|排)?在?$/

const FIELDS =
  '全国|全网|全球|世界|中国|亚洲|行业|业内|同行|同城|全城|全市|全省|市场|销量|销售|口碑|人气|好评|排名|排行|榜单|占有率|天下|宇宙'

export const absoluteRules: readonly Rule[] = [
  {
    kind: 'banned',
    reason: 'absolute',
    pattern: /(?<=是|做得|品质|质量|味道|口味|口感|服务|咖啡|面包|蛋糕|茶|店)最好(?=,|$)/gu,
  },
  {
    kind: 'banned',
    reason: 'national',
    pattern:
      /国家级|国家领导人?|国家机关|国务院|中南海|国宴|国酒|国旗|国徽|国歌|(?:机关|军队|政府|人民大会堂|内部)(?:特供|专供)|特供(?!应)/gu,
  },
  { kind: 'banned', reason: 'absolute', pattern: new RegExp(`最(?:${SUPERLATIVES})`, 'gu') },
  {
    kind: 'banned',
    reason: 'absolute',
    pattern: new RegExp(`(?:${FIELDS}|史上|有史以来|历史|地表|国内|市面上?|城里|附近)最(?!近|后|早|新到|多可)`, 'gu'),
  },
  {
    kind: 'banned',
    reason: 'first-place',
    pattern: new RegExp(
      `(?:${FIELDS})(?:排名|排行|稳居|位居|荣登|公认|稳坐|蝉联)?(?:都是|就是|是)?第[一1](?![0-9]|次|天|时间)`,
      'gu',
    ),
  },
  {
    kind: 'banned',
    reason: 'first-place',
    pattern: new RegExp(`第[一1](?![0-9]|${COUNTED})`, 'gu'),
    unless: (match) => MOTTO.test((match.input ?? '').slice(0, match.index)),
  },
  {
    kind: 'banned',
    reason: 'first-place',
    pattern: /(?<![a-z0-9])(?:no|n0|top)1(?![0-9a-z])/gu,
  },
  {
    kind: 'banned',
    reason: 'first-place',
    pattern:
      /(?:销量|销售|全网|全国|全城|行业|人气|口碑)(?:总)?冠军|(?:销量|咖啡|茶|面包|蛋糕|家居|口碑|性价比)之王|销冠|业界翘楚|领导品牌|领袖品牌|第一品牌|遥遥领先|(?:世界|全国|全球|国际|行业|业内|国内)(?:领先|顶尖|一流)|世界级|宇宙级|全球级/gu,
  },
  {
    kind: 'banned',
    reason: 'absolute',
    pattern:
      /顶级|顶尖|极致|极品|绝佳|至尊|巅峰|登峰造极|独一无二|绝无仅有|史无前例|前无古人|空前绝后|无与伦比|举世无双|天下无双|无人能及|无可比拟|无可替代|完美无缺|尽善尽美|首屈一指|驰名商标|免检/gu,
  },
  { kind: 'banned', reason: 'absolute', pattern: /首选(?!门店|取货|地址|时间|支付|项|设置)/gu },
  {
    kind: 'banned',
    reason: 'absolute',
    pattern: new RegExp(`(?:${FIELDS}|国内|市面上?|史上)唯一|唯一(?:正宗|品牌|授权|指定|选择)`, 'gu'),
  },
  { kind: 'banned', reason: 'absolute', pattern: /万能(?!充|胶|钥匙|青年|险)|全能之?王/gu },
]
