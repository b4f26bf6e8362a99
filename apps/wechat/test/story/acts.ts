import type { PersonId, StagePage } from './a-stage.js'

/** Scans the sign on the counter with WeChat's own camera and joins. */
export async function joinInStore(stage: StagePage, person: PersonId, name: string): Promise<void> {
  await stage.tap(person, '[data-phone="scan"]')
  await stage.phone(person).locator('.phone-camera').waitFor()
  await stage.page.locator('.sign').click()
  await stage.sees(person, '你在 小满生活 武康路店')
  await join(stage, person, name)
}

/** Fills the join page and joins. */
export async function join(stage: StagePage, person: PersonId, name: string): Promise<void> {
  await stage.on(person, '#join-nickname').fill(name)
  await stage.tap(person, '#join-consent')
  await stage.tap(person, '#join-submit')
  await stage.on(person, '.member-card').waitFor()
}

/** Opens the newest card from `from`, sees who sent it, joins. */
export async function joinByCard(
  stage: StagePage,
  who: { person: PersonId; name: string; from: PersonId; sender: string },
): Promise<void> {
  await openCard(stage, who)
  await join(stage, who.person, who.name)
}

/** Opens the newest card from `from` and sees who sent it. */
export async function openCard(
  stage: StagePage,
  who: { person: PersonId; from: PersonId; sender: string },
): Promise<void> {
  const card = stage.phone(who.person).locator(`.phone-message[data-from="${who.from}"] .phone-card`).first()
  await card.click()
  await stage.sees(who.person, `${who.sender} 邀请你入会`)
}

/** Puts the page that is open on Moments. */
export async function post(stage: StagePage, person: PersonId): Promise<void> {
  await stage.tap(person, '[data-phone="menu"]')
  await stage.phone(person).getByRole('button', { name: '分享到朋友圈' }).click()
  await Promise.all([stage.sees(person, '已发表'), stage.tap(person, '[data-phone="post-moment"]')])
}

/** From the page of the commission on to how its newest purchase came. @returns who and what, the purchase first */
export async function followBack(stage: StagePage, person: PersonId): Promise<string[]> {
  await stage.tap(person, '[id^="earning-path-"]')
  await stage.on(person, '.step--first').waitFor()
  const steps = await stage.phone(person).locator('.step').filter({ visible: true }).allInnerTexts()
  return steps.map((words) => words.replace(/\s+/g, ' ').trim())
}

export const WEEKEND = 'group:weekend'

/** Reads the rules (`reads` looks at them), accepts them or not, and sends a card to `to`, a friend or a group. */
export async function share(
  stage: StagePage,
  who: { person: PersonId; to: PersonId | typeof WEEKEND; accepts: boolean; reads?: () => Promise<void> },
): Promise<void> {
  const { person, to, accepts, reads } = who
  await stage.tap(person, '.phone-tab[data-tab="分享"]')
  await stage.tap(person, '#share-first')
  await stage.on(person, '#terms-accept').waitFor()
  await reads?.()
  await stage.tap(person, accepts ? '#terms-accept' : '#terms-decline')
  await stage.tap(person, '#share-send:not([disabled])')
  await stage.tap(person, `.phone-friend[data-to="${to}"]`)
  await stage.phone(person).locator('.phone-share').waitFor({ state: 'detached' })
}

/** A code pays once: the one of each that was scanned last. */
const scanned: Partial<Record<PersonId, string>> = {}

const LETTERS: Partial<Record<PersonId, string>> = { lin: 'A', chen: 'B', wang: 'C' }

/** The buyer shows the code, the clerk's camera reads it off; the clerk starts from WeChat or stands `at` the till. */
export async function scanMemberCode(
  stage: StagePage,
  person: PersonId,
  at: 'wechat' | 'till' = 'wechat',
): Promise<void> {
  await stage.tap(person, '.phone-tab[data-tab="会员码"]')
  await stage
    .on(person, '#code-digits')
    .filter({ hasNotText: scanned[person] ?? /^$/ })
    .waitFor()
  if (at === 'wechat') {
    await stage.tap('zhou', '[data-phone="open-program"]')
    await stage.tap('zhou', '#guest-till')
  }
  await stage.tap('zhou', '#till-scan')
  await stage.tap('zhou', `.phone-camera-subject[data-subject="${LETTERS[person]}"]`)
  await stage.on('zhou', '#settle-amount').waitFor()
  // What stands there now is the code that was read or a later one: the next scan waits for another in any case.
  scanned[person] = await stage.text(person, '#code-digits')
}

/** Lets days pass by the button above the phones, until the stage shows that many. */
export async function passDays(stage: StagePage, days: number): Promise<void> {
  for (let day = 1; day <= days; day += 1) {
    await stage.page.locator('#turn-clock:enabled').click()
    await stage.page.locator('.day-shown', { hasText: `${day} 天后` }).waitFor()
  }
}

/** Asks for all that is available, names the payee on the way, and takes it in WeChat. */
export async function withdrawAll(stage: StagePage, looks: (name: string) => Promise<void>): Promise<void> {
  await stage.tap('lin', '#commission-withdraw:not([disabled])')
  await stage.tap('lin', '#withdraw-all')
  await stage.tap('lin', '#withdraw-go:not([disabled])')
  await stage.on('lin', '#identity-name').fill('林小满')
  await stage.on('lin', '#identity-no').fill('110105199003070025')
  await stage.tap('lin', '#identity-consent')
  await stage.tap('lin', '#identity-save')
  await stage.on('lin', '#quote-net').filter({ hasText: '6.80' }).waitFor()
  await looks('quote')
  await stage.tap('lin', '#withdraw-go:not([disabled])')
  await stage.tap('lin', '#payout-confirm:not([disabled])')
  await stage.on('lin', '[data-phone="transfer-take"]').waitFor()
  await looks('take')
  await stage.tap('lin', '[data-phone="transfer-take"]')
  await stage.sees('lin', '已到账')
}

/** Types with the till's own keys. */
export async function typeAmount(stage: StagePage, keys: readonly string[]): Promise<void> {
  for (const key of keys) await stage.tap('zhou', `#key-${key}`)
}

/** Enters receipt and amount (`looks` sees them), settles. @returns the API's answer */
export async function settle(
  stage: StagePage,
  sale: { receiptNo: string; keys: readonly string[]; looks?: () => Promise<void> },
): Promise<SettledOrder> {
  await stage.on('zhou', '#settle-receipt').fill(sale.receiptNo)
  await typeAmount(stage, sale.keys)
  await sale.looks?.()
  const answered = stage.page.waitForResponse((response) => response.url().endsWith('/settlement'))
  await stage.tap('zhou', '#settle-submit')
  const order = (await (await answered).json()) as SettledOrder
  await stage.on('zhou', '#settled-amount').waitFor()
  return order
}

/** What the test reads of the API's answer to a settlement. */
export interface SettledOrder {
  growth: number
  points: number
  commission: { amountFen: number; reason: string; reasonCode: string }
}

/** On the share tab, once the rules are accepted: saves the poster with WeChat's leave and takes its words along. */
export async function keepPoster(stage: StagePage, person: PersonId): Promise<string> {
  await stage.on(person, '#poster-picture').waitFor()
  await stage.tap(person, '#poster-save:not([disabled])')
  // What stands for two seconds is looked for from before it comes.
  await Promise.all([stage.sees(person, '已保存到相册'), stage.tap(person, '[data-phone="album-allow"]')])
  const words = await stage.text(person, '#words-text')
  await stage.tap(person, '#words-copy')
  return words
}

/** Pixels between the bar with the poster's buttons and the tab bar: what comes below would be seen there, cut in half. */
export async function belowTheBar(stage: StagePage, person: PersonId): Promise<number> {
  const [bar, tabs] = await Promise.all(
    ['.acts', '.phone-tabs'].map((selector) => stage.on(person, selector).boundingBox()),
  )
  return (tabs?.y ?? Number.NaN) - (bar?.y ?? Number.NaN) - (bar?.height ?? Number.NaN)
}

/** Holds what `from` has saved before the camera of `person`; the phone decodes the JPEG itself. */
export async function scanSaved(stage: StagePage, person: PersonId, from: PersonId): Promise<void> {
  await stage.tap(person, '[data-phone="scan"]')
  await stage.tap(person, `.phone-camera-subject[data-subject^="album:${LETTERS[from]}:"]`)
  await stage.on(person, '#join-nickname').waitFor()
}

/** Sends the card of the page that is open. */
export async function sendCard(stage: StagePage, person: PersonId, to: PersonId): Promise<void> {
  await stage.tap(person, '#share-send:not([disabled])')
  await stage.tap(person, `.phone-friend[data-to="${to}"]`)
  await stage.phone(person).locator('.phone-share').waitFor({ state: 'detached' })
}

/** What lies in a phone's clipboard. */
export async function copied(stage: StagePage, person: PersonId): Promise<unknown> {
  return stage
    .phone(person)
    .locator('body')
    .evaluate(() => window.passalongPhone?.clipboard())
}

/**
 * Milliseconds from the tap on the share tab until the poster's picture is decoded and painted. The bundle is warm and the
 * member stands on the home page, as people do.
 */
export async function firstPicture(stage: StagePage, person: PersonId): Promise<number> {
  return stage
    .phone(person)
    .locator('.phone-tab[data-tab="分享"]')
    .evaluate(async (tab: HTMLElement) => {
      const { document } = tab.ownerDocument.defaultView as Window
      const frame = () => new Promise(requestAnimationFrame)
      const since = performance.now()
      tab.click()
      for (;;) {
        const picture = document.querySelector<HTMLImageElement>('#poster-picture img')
        if (picture?.complete && picture.naturalWidth > 0) {
          await picture.decode()
          await frame()
          return Math.round(performance.now() - since)
        }
        await frame()
      }
    })
}
