import type { Sandbox } from '../sandbox.js'
import { Bills } from './bills.js'
import { Control } from './control.js'
import { Notices } from './notices.js'
import type { Pay } from './pay.js'
import { realTimer } from './timer.js'

const OVERDUE_LOOK_MS = 1_000

/** Merchant transfers: the bills, what is told of them, and what tests have planned for both. */
export class Transfers {
  readonly control = new Control()
  readonly notices: Notices
  readonly bills: Bills
  #stop: () => void = () => {}

  constructor(
    sandbox: Sandbox,
    readonly pay: Pay,
  ) {
    const timer = pay.timer ?? realTimer()
    this.notices = new Notices(sandbox, pay, timer, this.control)
    this.bills = new Bills(sandbox, timer, (bill) => this.notices.announce(bill))
    const look = () => {
      this.bills.closeOverdue()
      this.#stop = timer.after(OVERDUE_LOOK_MS, look)
    }
    look()
  }

  /** Time was moved on: what waits to be told is told, and what is overdue by now is closed, to be told later. */
  hurry(): void {
    this.notices.hurry()
    this.bills.closeOverdue()
  }

  clear(): void {
    this.control.clear()
    this.notices.clear()
  }

  stop(): void {
    this.#stop()
  }
}
