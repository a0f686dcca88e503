import { afterEach, describe, expect, it, vi } from 'vitest'
import { RegularsError } from '../../../src/core/errors.ts'
import { listRedemptions, readProgram, readWallet, redeem } from '../contract.ts'
import {
  type Asked,
  createProblem,
  disposeModels,
  setUp,
  type SetUpOptions,
} from '../model.fixture.ts'
import { createRedemption, FIVE_OFF, GIFT, OFFERS, RULES, SLIDER } from '../rewards.fixture.ts'
import { createWallet } from '../wallet.fixture.ts'

afterEach(disposeModels)

const offerOf = (id: string) => OFFERS.find(({ reward }) => reward.id === id)!
const FIVE = offerOf(FIVE_OFF.id)
const CANDLE = offerOf(GIFT.id)
const after = createWallet({ revision: 8, available: 740, spendable: 740, held: 500 })
const ISSUED = { redemption: createRedemption(), wallet: after }
const noAnswer = (): never => {
  throw new RegularsError('no_answer', '/v1/loyalty/redemptions')
}

async function start(answer: (parts: Asked) => unknown, options: SetUpOptions = {}) {
  const { answers = [], ...others } = options
  const stage = setUp({
    answers: [[readProgram, () => RULES], [redeem, answer], ...answers],
    ...others,
  })
  await vi.waitFor(() => expect(stage.model.status.value).toBe('member'))
  const keysOf = (): unknown[] => stage.askedOf(redeem).map(({ idempotencyKey }) => idempotencyKey)
  const stateOf = (id: string) => stage.model.doings.all.value.get(id)
  return { ...stage, keysOf, stateOf }
}

describe('redeeming', () => {
  it('spends the points and shows the code with the wallet of the same answer', async () => {
    const { model, context, stored } = await start(() => ISSUED)

    await model.redeem(FIVE)

    expect(model.codes.list.value.value).toEqual([ISSUED.redemption])
    expect(model.wallet.value?.spendable).toBe(740)
    expect(stored.has('redeem')).toBe(false)
    expect(context.track).toHaveBeenCalledWith('loyalty.reward_redeemed', {
      rewardId: 'five',
      points: 500,
    })
  })

  it('keeps its key before anything is sent', async () => {
    let kept: unknown
    const { model, stored, keysOf } = await start(() => {
      kept = stored.get('redeem')
      return ISSUED
    })

    await model.redeem(FIVE)

    expect(kept).toMatchObject({ key: keysOf()[0], body: { rewardId: 'five', mode: 'code' } })
    expect(keysOf()[0]).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  })

  it('asks again with the same key after a lost answer', async () => {
    let isLost = true
    const { model, keysOf, stateOf } = await start(() => (isLost ? noAnswer() : ISSUED))
    await model.redeem(FIVE)
    expect(stateOf('five')).toEqual({ status: 'unsure', code: 'no_answer' })

    isLost = false
    await model.redeem(FIVE)

    expect(new Set(keysOf()).size).toBe(1)
    expect(stateOf('five')).toBeUndefined()
    expect(model.codes.issued.value?.code).toBe('FERN-7K2P-9QXW')
  })

  it('goes on by itself when the network is back', async () => {
    let isLost = true
    const { model, keysOf, announceChange } = await start(() => (isLost ? noAnswer() : ISSUED))
    await model.redeem(FIVE)

    isLost = false
    announceChange()

    await vi.waitFor(() => expect(model.codes.issued.value?.id).toBe('r-1'))
    expect(new Set(keysOf()).size).toBe(1)
  })

  it('goes on after a reload in the middle, with the key of before', async () => {
    const first = await start(() => new Promise(() => undefined))
    void first.model.redeem(FIVE)
    await vi.waitFor(() => expect(first.keysOf()).toHaveLength(1))
    first.model.dispose()

    const second = await start(() => ISSUED, { store: first.stored })

    await vi.waitFor(() => expect(second.model.codes.issued.value?.id).toBe('r-1'))
    expect(second.keysOf()).toEqual(first.keysOf())
    expect(second.stored.has('redeem')).toBe(false)
  })

  it('spends nothing of a tap long ago until the shopper taps once more', async () => {
    const old = {
      key: 'k-old',
      body: { rewardId: 'five', mode: 'code' },
      at: Date.now() - 3_600_000,
    }
    const { model, keysOf, stateOf } = await start(() => ISSUED, { stored: { redeem: old } })
    await vi.waitFor(() => expect(stateOf('five')?.status).toBe('unsure'))
    expect(keysOf()).toEqual([])

    await model.redeem(FIVE)

    expect(keysOf()).toEqual(['k-old'])
  })

  it('in two tabs at once is one redemption with one key', async () => {
    const store = new Map<string, unknown>()
    const [one, two] = await Promise.all([
      start(() => ISSUED, { store }),
      start(() => ISSUED, { store }),
    ])

    await Promise.all([one.model.redeem(FIVE), two.model.redeem(FIVE)])

    expect(one.keysOf()).toEqual(two.keysOf())
    expect(two.model.codes.issued.value).toEqual(one.model.codes.issued.value)
  })

  it('of another reward comes after the one under way in another tab', async () => {
    const { model, stored, askedOf } = await start(({ body }) => ({
      ...ISSUED,
      redemption: createRedemption({ id: `r-${String(body?.['rewardId'])}` }),
    }))
    stored.set('redeem', {
      key: 'k-five',
      body: { rewardId: 'five', mode: 'code' },
      at: Date.now(),
    })

    await model.redeem(CANDLE)

    expect(askedOf(redeem).map(({ body }) => body?.['rewardId'])).toEqual(['five', 'candle'])
    expect(askedOf(redeem)[0]?.idempotencyKey).toBe('k-five')
  })

  it('of another reward is refused while the one under way is in doubt', async () => {
    const { model, stored, stateOf, askedOf } = await start(noAnswer)
    stored.set('redeem', {
      key: 'k-five',
      body: { rewardId: 'five', mode: 'code' },
      at: Date.now(),
    })

    await model.redeem(CANDLE)

    expect(stateOf('candle')).toEqual({ status: 'refused', code: 'in_progress' })
    expect(askedOf(redeem)).toHaveLength(1)
  })

  it('keeps the key where the shop cannot make a code, and says that nothing was spent', async () => {
    const { model, stored, stateOf } = await start(() => {
      throw createProblem('code_unavailable', 503)
    })

    await model.redeem(FIVE)

    expect(stateOf('five')).toMatchObject({ status: 'unsure', code: 'code_unavailable' })
    expect(stored.get('redeem')).toMatchObject({ body: { rewardId: 'five' } })
  })

  it('takes the newer wallet of a refusal for too few points', async () => {
    const wallet = createWallet({ revision: 9, spendable: 40 })
    const { model, stored, stateOf } = await start(() => {
      throw createProblem('insufficient_points', 409, { missing: 460, wallet })
    })

    await model.redeem(FIVE)

    expect(model.wallet.value?.spendable).toBe(40)
    expect(stateOf('five')).toMatchObject({ status: 'refused', params: { missing: 460 } })
    expect(stored.has('redeem')).toBe(false)
  })

  it('begins anew after a conflict of keys, and looks which codes there are', async () => {
    let isConflict = true
    const { model, keysOf, askedOf } = await start(() => {
      if (isConflict) throw createProblem('idempotency_conflict', 409)
      return ISSUED
    })
    await model.redeem(FIVE)
    expect(askedOf(listRedemptions).length).toBeGreaterThan(0)

    isConflict = false
    await model.redeem(FIVE)

    expect(new Set(keysOf()).size).toBe(2)
  })

  it('tells the next shopper nothing when its own signs out meanwhile', async () => {
    let answer: (value: unknown) => void = () => undefined
    const { model, member, context } = await start(
      () => new Promise((resolve) => (answer = resolve)),
    )
    const redeeming = model.redeem(FIVE)
    await vi.waitFor(() => expect(model.doings.all.value.size).toBe(1))

    member.value = { status: 'guest' }
    answer(ISSUED)
    await redeeming

    expect(model.doings.all.value.size).toBe(0)
    expect(model.codes.list.value.value).toBeUndefined()
    expect(model.wallet.value).toBeUndefined()
    expect(context.track).not.toHaveBeenCalledWith('loyalty.reward_redeemed', expect.anything())
  })

  it('drops the wallet of an answer that is older than what is shown', async () => {
    const { model } = await start(
      () => ({ ...ISSUED, wallet: createWallet({ revision: 3, spendable: 9999 }) }),
      { answers: [[readWallet, () => createWallet({ revision: 12, spendable: 700 })]] },
    )

    await model.redeem(FIVE)

    expect(model.wallet.value?.spendable).toBe(700)
  })

  it('is not begun twice by two taps', async () => {
    const { model, keysOf } = await start(() => ISSUED)

    await Promise.all([model.redeem(FIVE), model.redeem(FIVE)])

    expect(keysOf()).toHaveLength(1)
  })

  it('sends the cart along, and holds for it where the reward can', async () => {
    const { model, cart, askedOf } = await start(() => ISSUED)
    cart.value = { currency: 'EUR', total: 6490, items: [ITEM], token: 'cart-17', updatedAt: 1 }

    await model.redeem(offerOf(SLIDER.id), 2300)

    expect(askedOf(redeem)[0]?.body).toEqual({
      rewardId: 'slide',
      mode: 'checkout_hold',
      points: 2300,
      cart: { id: 'cart-17', subtotal: 6490, currency: 'EUR' },
    })
  })

  it('reads the rewards anew after a refusal', async () => {
    const { model, stateOf } = await start(() => {
      throw createProblem('out_of_stock', 422)
    })

    await model.redeem(CANDLE)

    expect(stateOf('candle')).toMatchObject({ status: 'refused', code: 'out_of_stock' })
    await vi.waitFor(() => expect(model.rewards.value.value).toEqual([]))
  })
})

const ITEM = { id: 'mug', name: 'Mug', quantity: 2, unit: 3245, line: 6490 }
