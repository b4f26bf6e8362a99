import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core'
import { findChromium } from '../../../../tools/set-up/chromium.mjs'

const ARTEFACTS = resolve(import.meta.dirname, '../../../../artefacts/story')
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]
/** `STORY_VIEWPORT=1800x1080` gives the larger pictures that docs/pictures keeps. */
const [WIDTH = 1440, HEIGHT = 900] = (process.env['STORY_VIEWPORT'] ?? '').split('x').filter(Boolean).map(Number)
/** Pages load, phones start, and the machine may be busy. */
export const PATIENCE_MS = 120_000

export type PersonId = 'lin' | 'chen' | 'wang' | 'zhou' | 'zhao'

/** The stage in a real browser, and the four phones on it, tapped as a person would. */
export class StagePage {
  /** Every error that a page or a phone has told. */
  readonly errors: string[] = []

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => this.errors.push(error.message))
  }

  static async open(address: string): Promise<StagePage> {
    const executablePath = findChromium()
    if (!executablePath) throw new Error('there is no Chromium on this computer')
    mkdirSync(ARTEFACTS, { recursive: true })
    const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: PATIENCE_MS })
    const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT } })
    const stage = new StagePage(browser, context, await context.newPage())
    await stage.goto(address)
    return stage
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address)
    await this.phone('zhou').locator('[data-phone="scan"]').waitFor()
  }

  async close(): Promise<void> {
    await this.context.close()
    await this.browser.close()
  }

  phone(person: PersonId): FrameLocator {
    return this.page.frameLocator(`.phone[data-person="${person}"] iframe`)
  }

  /** What `selector` names on the page of a phone that is on top. */
  on(person: PersonId, selector: string): Locator {
    return this.phone(person).locator(selector).filter({ visible: true }).last()
  }

  async tap(person: PersonId, selector: string): Promise<void> {
    await this.on(person, selector).click()
  }

  /** Waits until the screen of a phone shows `text`. */
  async sees(person: PersonId, text: string | RegExp): Promise<void> {
    await this.phone(person).getByText(text).filter({ visible: true }).first().waitFor()
  }

  async text(person: PersonId, selector: string): Promise<string> {
    return (await this.on(person, selector).innerText()).replace(/\s+/g, ' ').trim()
  }

  /** A picture of the whole stage, or of one phone in its frame, without the ring of the guide. */
  async picture(name: string, person?: PersonId): Promise<void> {
    const path = join(ARTEFACTS, `${name}.png`)
    if (!person) {
      await this.page.screenshot({ path, animations: 'disabled' })
      return
    }
    const box = await this.page.locator(`.phone[data-person="${person}"] .phone-body`).boundingBox()
    if (!box) throw new Error(`the phone of ${person} is not to be seen`)
    const edge = Math.ceil(box.width * 0.022)
    const [x, y, width, height] = [box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge]
    const style = '.glow { visibility: hidden }'
    await this.page.screenshot({ path, clip: { x, y, width, height }, style, animations: 'disabled' })
  }

  /** Waits until the ring of the guide lies around `target`, given as seen in the window. */
  async glowsAround(target: Locator): Promise<void> {
    const around = async () => {
      const [ring, box] = await Promise.all([this.page.locator('.glow').boundingBox(), target.boundingBox()])
      if (!ring || !box) return false
      const inside = (inner: number, outer: number, length: number) => inner >= outer - 1 && inner <= outer + length
      return inside(box.x, ring.x, 12) && inside(box.y, ring.y, 12) && ring.width < box.width + 24
    }
    const since = Date.now()
    while (!(await around())) {
      if (Date.now() - since > PATIENCE_MS) throw new Error(`the glow is not around ${target}`)
      await this.page.waitForTimeout(100)
    }
  }

  /** Gives C's place on the stage to someone else, or back. */
  async give(place: PersonId, to: PersonId): Promise<void> {
    await this.page.locator(`.phone[data-person="${place}"] .picker`).selectOption(to)
    await this.phone(to).locator('[data-phone="scan"]').waitFor()
  }

  /** Of the steps, those with a tick. */
  async stepsDone(): Promise<number> {
    return this.page.locator('.steps li.done').count()
  }

  async reset(): Promise<void> {
    await this.page.locator('#reset').click()
    await this.page.locator('#confirm').click()
    await this.page.locator('.cover').waitFor({ state: 'visible' })
    await this.page.locator('.cover').waitFor({ state: 'detached', timeout: 2 * PATIENCE_MS })
    await this.phone('zhou').locator('[data-phone="scan"]').filter({ visible: true }).waitFor()
  }
}
