/**
 * Every sentence that a shopper, member, clerk or operator sees: Simplified Chinese, with English beside it.
 * `{name}` marks a parameter. Sections are by room; a key is `room.what`.
 */
export const messages = {
  // --- shared -------------------------------------------------------------------------------------------------------
  'brand.name': { zh: '小满生活', en: 'Xiaoman Living' },
  'tier.basic': { zh: '普卡', en: 'Basic' },
  'tier.silver': { zh: '银卡', en: 'Silver' },
  'tier.gold': { zh: '金卡', en: 'Gold' },

  // --- mini program -------------------------------------------------------------------------------------------------

  // --- stage --------------------------------------------------------------------------------------------------------

  // --- server: what came and why ------------------------------------------------------------------------------------
  'gift.bag': { zh: '购物袋兑换券', en: 'Shopping-bag voucher' },
  'card.join-title': { zh: '{name} 邀你成为小满生活会员', en: '{name} invites you to join Xiaoman Living' },
  'entry.payment': { zh: '到店消费 ¥{yuan}', en: 'In-store purchase ¥{yuan}' },
  'entry.order-growth': { zh: '消费 ¥{yuan}，每 1 元得 10 成长值', en: 'Spent ¥{yuan}: 10 growth value a yuan' },
  'entry.order-points': { zh: '消费 ¥{yuan}，按{tier}每元 {rate} 积分', en: 'Spent ¥{yuan}: {rate} points a yuan ({tier})' },
  'entry.order-commission': { zh: '好友到店消费 ¥{yuan}，佣金率 {percent}%', en: 'A friend spent ¥{yuan}: commission {percent}%' },
  'entry.refund-money': { zh: '退款 ¥{yuan}', en: 'Refund ¥{yuan}' },
  'entry.refund-growth': { zh: '退款 ¥{yuan}，收回相应成长值', en: 'Refund ¥{yuan}: its growth value goes back' },
  'entry.refund-points': { zh: '退款 ¥{yuan}，收回相应积分', en: 'Refund ¥{yuan}: its points go back' },
  'entry.refund-commission': { zh: '好友退款 ¥{yuan}，收回相应佣金', en: 'A friend’s refund of ¥{yuan}: its commission goes back' },
  'entry.points-expired': { zh: '积分到期', en: 'Points expired' },

  // --- errors: one sentence a person can act on ---------------------------------------------------------------------
  'error.request-invalid': { zh: '提交的内容不完整或格式不对，请检查后再试：{fields}', en: 'The request is incomplete or malformed: {fields}' },
  'error.json-invalid': { zh: '提交的内容无法读取，请重试', en: 'The request body is not valid JSON' },
  'error.body-too-large': { zh: '提交的内容太大', en: 'The request body is too large' },
  'error.route-unknown': { zh: '没有这个地址', en: 'There is nothing at this address' },
  'error.idempotency-key-missing': { zh: '缺少请求编号，请更新小程序后再试', en: 'This write needs an Idempotency-Key header' },
  'error.idempotency-key-invalid': { zh: '请求编号不合规', en: 'An Idempotency-Key is 8 to 64 characters of A-Z a-z 0-9 _ -' },
  'error.idempotency-key-reused': { zh: '这个请求编号已用于另一笔操作', en: 'This Idempotency-Key was used with other content' },
  'error.too-many-requests': { zh: '操作太频繁，请稍等一会儿再试', en: 'Too many requests; wait a moment and try again' },
  'error.internal-error': { zh: '系统出了点问题，没有任何改动，请重试', en: 'Something went wrong on our side; nothing was changed; try again' },
  'error.database-away': { zh: '系统暂时不可用，没有任何改动，请稍后重试', en: 'The system is away for a moment; nothing was changed; try again' },
  'error.wechat-away': { zh: '微信暂时没有回应，请稍后重试', en: 'WeChat does not answer at the moment; try again' },
  'error.shutting-down': { zh: '系统正在重启，请几秒后重试', en: 'The system is restarting; try again in a few seconds' },
  'error.session-missing': { zh: '请先登录', en: 'Sign in first' },
  'error.session-invalid': { zh: '登录已失效，请重新进入', en: 'The session has ended; sign in again' },
  'error.login-code-invalid': { zh: '微信登录已过期，请重新进入', en: 'The WeChat login code is not valid any more; open again' },
  'error.account-blocked': { zh: '微信判定该账号存在风险，暂时无法登录', en: 'WeChat reports this account as high-risk; it cannot sign in' },
  'error.not-a-member': { zh: '您还不是会员，先入会吧', en: 'You are not a member yet; join first' },
  'error.not-a-clerk': { zh: '只有本店店员可以操作，请先申请店员', en: 'Only a clerk of this store may do this' },
  'error.not-an-operator': { zh: '只有运营人员可以操作', en: 'Only an operator may do this' },
  'error.operator-sign-in-failed': { zh: '账号、密码或动态码不对', en: 'User name, password or code is wrong' },
  'error.application-unknown': { zh: '没有这条申请', en: 'There is no such application' },
  'error.application-decided': { zh: '这条申请已经处理过了', en: 'This application is decided already' },
  'error.already-a-clerk': { zh: '您已经是店员', en: 'You are a clerk already' },
  'error.already-member': { zh: '您已经是会员了', en: 'You are a member already' },
  'error.member-closed': { zh: '这个会员账号已注销', en: 'This membership is closed' },
  'error.member-unknown': { zh: '没有这位会员', en: 'There is no such member' },
  'error.privacy-not-accepted': { zh: '入会前请先阅读并同意隐私说明', en: 'Read and accept the privacy notice before joining' },
  'error.privacy-version-old': { zh: '隐私说明已更新，请阅读新版后再同意', en: 'The privacy notice has changed; read the new one first' },
  'error.terms-version-old': { zh: '推广规则已更新，请阅读新版后再同意', en: 'The promoter’s terms have changed; read the new ones first' },
  'error.nickname-invalid': { zh: '昵称需为 1 到 20 个字，不含特殊控制字符', en: 'A nickname is 1 to 20 characters without control characters' },
  'error.claim-code-invalid': { zh: '老会员认领码不对或已被使用，请向门店核对', en: 'This claim code is wrong or used; ask the store' },
  'error.store-unknown': { zh: '没有找到这家门店，请扫描店内最新的码', en: 'This store is unknown; scan the code in the store' },
  'error.scene-not-ours': { zh: '这不是本店的码', en: 'This is not one of our codes' },
  'error.link-unknown': { zh: '这张卡片已失效，仍可直接入会', en: 'This share link is unknown; you can still join directly' },
  'error.link-revoked': { zh: '这张卡片已被收回，仍可直接入会', en: 'This share link was withdrawn; you can still join directly' },
  'error.link-subject-mismatch': { zh: '这张卡片说的是另一件事，无法接着转发', en: 'The parent link is about another subject' },
  'error.member-code-malformed': { zh: '这不是会员码，请扫描会员手机上的会员码', en: 'This is not a member code; scan the code on the member’s phone' },
  'error.member-code-unknown': { zh: '没有找到这个会员码，请会员刷新后再扫', en: 'This member code is unknown; let the member refresh it' },
  'error.member-code-expired': { zh: '会员码已过期，请会员刷新后再扫', en: 'This member code has run out; let the member refresh it' },
  'error.member-code-used': { zh: '会员码已被使用，请会员刷新后再扫', en: 'This member code was used already; let the member refresh it' },
  'error.checkout-unknown': { zh: '没有这次收银，请重新扫码', en: 'This checkout is unknown; scan again' },
  'error.checkout-expired': { zh: '这次收银已超过 10 分钟，请重新扫码', en: 'This checkout is over 10 minutes old; scan again' },
  'error.checkout-settled': { zh: '这次收银已结清，请重新扫码', en: 'This checkout is settled already; scan again' },
  'error.clerk-own-purchase': { zh: '店员不能为自己收银，请找同事操作', en: 'A clerk cannot settle their own purchase; ask a colleague' },
  'error.amount-not-a-number': { zh: '金额要填数字', en: 'The amount is not a number' },
  'error.amount-fraction-of-fen': { zh: '金额最多两位小数', en: 'An amount has at most two decimals' },
  'error.amount-not-positive': { zh: '金额要大于 0', en: 'The amount must be above zero' },
  'error.amount-too-large': { zh: '单笔金额不能超过 ¥999,999.99，请核对', en: 'One order is at most ¥999,999.99; check the amount' },
  'error.receipt-number-invalid': { zh: '小票号为 1 到 40 位字母、数字或 - _ / .', en: 'A receipt number is 1 to 40 letters, digits or - _ / .' },
  'error.receipt-conflict': { zh: '这个小票号已用于另一笔金额或会员，请核对小票', en: 'This receipt number belongs to another amount or member' },
  'error.coupon-unusable': { zh: '这张券已用过、已过期或不能在本店使用', en: 'This coupon is used, has run out or is for another store' },
  'error.order-unknown': { zh: '本店没有这张小票', en: 'This store has no such receipt' },
  'error.refund-exceeds-paid': { zh: '退款超过可退金额，最多可退 ¥{yuan}', en: 'The refund exceeds what is left: at most ¥{yuan}' },
} as const

/** A message's key, `room.what`. */
export type MessageKey = keyof typeof messages

/** The sentence for `key` with `{name}` parameters filled in; Chinese unless told otherwise. */
export function text(key: MessageKey, params: Record<string, string | number> = {}, language: 'zh' | 'en' = 'zh'): string {
  return messages[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
