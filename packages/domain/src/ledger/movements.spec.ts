import { account, keepsBalance, mayBeNegative, movementKinds } from './movements.js'

const members = [account.growth(7), account.points(7), account.commissionPending(7), account.commissionAvailable(7)]
const system = [
  account.till('unspecified'),
  account.till('imported'),
  account.growthIssued,
  account.pointsIssued,
  account.pointsExpired,
  account.commissionAccrued,
]

describe('accounts', () => {
  it('have distinct names', () => {
    const names = [...members, ...system, account.orderPaid(7), account.points(77)]
    expect(new Set(names).size).toBe(names.length)
  })

  it('keep a balance when a member or an order owns them', () => {
    for (const name of [...members, account.orderPaid(7)]) expect(keepsBalance(name)).toBe(true)
    for (const name of system) expect(keepsBalance(name)).toBe(false)
  })

  it('go below zero only where a member can owe', () => {
    expect(mayBeNegative(account.points(7))).toBe(true)
    expect(mayBeNegative(account.commissionAvailable(7))).toBe(true)
    for (const name of system) expect(mayBeNegative(name)).toBe(true)
    expect(mayBeNegative(account.growth(7))).toBe(false)
    expect(mayBeNegative(account.commissionPending(7))).toBe(false)
    expect(mayBeNegative(account.orderPaid(7))).toBe(false)
  })
})

describe('movement kinds', () => {
  it('are named once', () => expect(new Set(movementKinds).size).toBe(movementKinds.length))
})
