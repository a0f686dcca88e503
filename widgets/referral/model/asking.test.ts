import { describe, expect, it, vi } from 'vitest'
import type { Level } from '../../../src/widget.ts'
import type { Moment } from '../contract.ts'
import { createAsking } from './asking.ts'

interface Circumstances {
  readonly askAfter?: Moment[]
  readonly canInvite?: boolean
  readonly isBusy?: () => boolean
  readonly level?: Level | undefined
}

function setUp(circumstances: Circumstances = {}) {
  const { askAfter = ['order', 'score', 'milestone'], canInvite = true } = circumstances
  const level = 'level' in circumstances ? circumstances.level : 'sheet'
  const context = {
    propose: vi.fn(async () => level),
    withdraw: vi.fn(),
    track: vi.fn(),
  }
  const lookUp = vi.fn(async () => canInvite)
  const asking = createAsking({
    context,
    config: { askAfter },
    canInvite: lookUp,
    isBusy: circumstances.isBusy ?? (() => false),
  })
  return { asking, context, lookUp }
}

const ORDER = ['order.placed', { orderId: 'FE-1' }] as const

describe('asking to invite', () => {
  it.each([
    ['order', 'order.placed', { orderId: 'FE-1' }],
    ['score', 'score.given', { kind: 'nps', score: 9 }],
    ['score', 'score.given', { kind: 'nps', score: 10 }],
    ['milestone', 'loyalty.tier_reached', { tierId: 'ember' }],
  ] as const)('comes after a good moment: %s', async (moment, name, props) => {
    const { asking, context } = setUp()

    await asking.wake(name, props)

    expect(context.propose).toHaveBeenCalledExactlyOnceWith({
      id: 'ask',
      level: 'sheet',
      category: 'referral',
      isPromotional: true,
    })
    expect(asking.moment.value).toBe(moment)
    expect(context.track).toHaveBeenCalledExactlyOnceWith('referral.asked', { moment })
  })

  it.each([
    ['a low score', 'score.given', { kind: 'nps', score: 8 }],
    ['a worse one', 'score.given', { kind: 'nps', score: 0 }],
    ['stars', 'score.given', { kind: 'csat', score: 5 }],
    ['a score of effort', 'score.given', { kind: 'ces', score: 7 }],
    ['a score nobody can read', 'score.given', {}],
    ['a product', 'product.viewed', { productId: 'mug' }],
    ['a cart', 'cart.changed', { items: 1 }],
  ])('never comes after %s', async (_what, name, props) => {
    const { asking, context, lookUp } = setUp()

    await asking.wake(name, props)

    expect(context.propose).not.toHaveBeenCalled()
    expect(lookUp).not.toHaveBeenCalled()
  })

  it('comes after those moments alone that the merchant wants', async () => {
    const { asking, context, lookUp } = setUp({ askAfter: ['score'] })

    await asking.wake(...ORDER)

    expect(context.propose).not.toHaveBeenCalled()
    expect(lookUp).not.toHaveBeenCalled()
  })

  it('is not for whoever cannot invite', async () => {
    const { asking, context } = setUp({ canInvite: false })

    await asking.wake(...ORDER)

    expect(context.propose).not.toHaveBeenCalled()
    expect(context.track).not.toHaveBeenCalled()
  })

  it('waits for no card that is up already', async () => {
    const { asking, context } = setUp({ isBusy: () => true })

    await asking.wake(...ORDER)

    expect(context.propose).not.toHaveBeenCalled()
  })

  it('is pointless once the shopper has found the way meanwhile', async () => {
    let looks = 0
    const { asking, context } = setUp({ isBusy: () => (looks += 1) > 1 })

    await asking.wake(...ORDER)

    expect(context.propose).not.toHaveBeenCalled()
  })

  it.each([undefined, 'badge'] as const)('at level %s has asked nobody', async (level) => {
    const { asking, context } = setUp({ level })

    await asking.wake(...ORDER)

    expect(context.track).not.toHaveBeenCalled()
  })

  it('is taken back when the shopper invites anyway', async () => {
    const { asking, context } = setUp()
    await asking.wake(...ORDER)

    asking.onShared()

    expect(context.withdraw).toHaveBeenCalledExactlyOnceWith('ask')
  })

  it('leaves a card that is up to say what came of it', async () => {
    const { asking, context } = setUp()
    await asking.wake(...ORDER)
    const hide = asking.show()

    asking.onShared()

    expect(context.withdraw).not.toHaveBeenCalled()
    expect(asking.isDone.value).toBe(true)
    hide()
    await asking.wake(...ORDER)
    expect(asking.isDone.value).toBe(false)
  })
})
