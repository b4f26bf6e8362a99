import { type ChainFacts, type Friend, treeOf } from '../../src/stage/chain-facts.js'

const friend = (maskedName: string, joinedAt: string, more: Partial<Friend> = {}): Friend => ({
  maskedName,
  joinedAt,
  joins: 0,
  further: 0,
  firstOrder: false,
  ...more,
})

const chainOf = (...items: Friend[]): ChainFacts => ({
  ...{ visits: 0, joins: 0, firstOrders: 0, byLevel: [], topGroups: [] },
  friends: { items },
})

describe('the tree beside the phones', () => {
  it('goes on where a friend has a phone on the stage, and counts where not', () => {
    const joinedAt = { lin: '1', chen: '2', wang: '4' }
    const chains = {
      lin: chainOf(friend('周*', '3', { joins: 2, further: 5 }), friend('陈*', '2', { joins: 1, firstOrder: true })),
      chen: chainOf(friend('王*', '4')),
      wang: chainOf(),
    }
    expect(treeOf('lin', { joinedAt, chains })).toEqual([
      { id: '/2', parentId: null, depth: 1, label: '陈*', hasBought: true, unseen: 0 },
      { id: '/2/4', parentId: '/2', depth: 2, label: '王*', hasBought: false, unseen: 0 },
      { id: '/3', parentId: null, depth: 1, label: '周*', hasBought: false, unseen: 7 },
    ])
  })

  it('draws the newest of many, the oldest of them first', () => {
    const many = Array.from({ length: 8 }, (_, nth) => friend(`${nth}*`, `t${nth}`))
    const tree = treeOf('lin', { joinedAt: {}, chains: { lin: chainOf(...many.reverse()) } })
    expect(tree.map(({ label }) => label)).toEqual(['3*', '4*', '5*', '6*', '7*'])
  })

  it('is empty before anybody is known', () => {
    expect(treeOf('lin', { joinedAt: {}, chains: {} })).toEqual([])
  })
})
