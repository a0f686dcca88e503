import { afterEach, describe, expect, it, vi } from 'vitest'
import { issueOffer, issueOfferToMember, listOffers } from '../../contract/campaign/issue.ts'
import {
  ANA,
  createCart,
  createOccasion,
  createOffer,
  disposeModels,
  GUEST,
  inMinutes,
  MIHAI,
  setUpCampaigns,
} from './campaign.fixture.ts'

afterEach(() => {
  disposeModels()
  vi.useRealTimers()
})

const down = (): never => {
  throw new Error('down')
}

describe('being given an offer', () => {
  it('a guest is known by a random id that stays', async () => {
    const store = new Map<string, unknown>()
    const first = setUpCampaigns({ store })
    await first.model.offers.issue('ten', createOccasion())
    const second = setUpCampaigns({ store })
    await second.model.offers.issue('ten', createOccasion())

    const [one] = first.askedOf(issueOffer)
    const [other] = second.askedOf(issueOffer)
    expect(one?.body?.['holder']).toMatch(/^[\da-f-]{36}$/)
    expect(other?.body?.['holder']).toBe(one?.body?.['holder'])
  })

  it('the cart, the stage and the exit are told, as the rules of the shop need them', async () => {
    const { model, askedOf } = setUpCampaigns({ cart: createCart(4200, { codes: ['OLD'] }) })

    await model.offers.issue(
      'ten',
      createOccasion({
        evidence: { trigger: 'exit', signs: [] },
        stage: 'lapsed',
        cartStartedAt: inMinutes(-5),
      }),
    )

    expect(askedOf(issueOffer)[0]?.body).toMatchObject({
      campaignId: 'autumn',
      isExit: true,
      stage: 'lapsed',
      cart: {
        subtotal: { minor: 4200, currency: 'EUR' },
        codes: ['OLD'],
        startedAt: inMinutes(-5),
      },
    })
  })

  it('only an apology names the order that is late', async () => {
    const { model, askedOf } = setUpCampaigns({ member: ANA })
    const delayedOrder = { orderId: 'o-7', promisedAt: inMinutes(-1) }

    await model.offers.issue('ten', createOccasion({ delayedOrder }))
    await model.offers.issue('ten', createOccasion({ delayedOrder, campaign: { kind: 'apology' } }))

    const orders = askedOf(issueOfferToMember).map(({ body }) => body?.['orderId'])
    expect(orders).toEqual([undefined, 'o-7'])
  })

  it('asking twice at once is one question', async () => {
    const { model, call } = setUpCampaigns()

    const answers = await Promise.all([
      model.offers.issue('ten', createOccasion()),
      model.offers.issue('ten', createOccasion()),
    ])

    expect(answers.map((offer) => offer?.code)).toEqual(['FERN-10', 'FERN-10'])
    expect(call).toHaveBeenCalledOnce()
  })

  it('without an answer, what was given before still counts', async () => {
    const store = new Map<string, unknown>()
    await setUpCampaigns({ store }).model.offers.issue('ten', createOccasion())
    const { model } = setUpCampaigns({ store, answers: [[issueOffer, down]] })

    const offer = await model.offers.issue('ten', createOccasion())

    expect(offer).toMatchObject({ state: 'live', code: 'FERN-10' })
    expect(model.offers.doings.all.value.get('ten')?.status).toBe('refused')
  })
})

describe('the end of an offer', () => {
  it('takes the code away at that second, and for good', async () => {
    vi.useFakeTimers()
    const store = new Map<string, unknown>()
    const { model } = setUpCampaigns({ store })
    await model.offers.issue('ten', createOccasion())
    const stop = model.offers.clock.watch()

    vi.advanceTimersByTime(30 * 60_000 - 1000)
    expect(model.offers.find('ten')).toMatchObject({ state: 'live', code: 'FERN-10' })
    vi.advanceTimersByTime(1000)

    expect(model.offers.find('ten')).toMatchObject({ state: 'expired' })
    expect(model.offers.find('ten')?.code).toBeUndefined()
    stop()
    // Another page, and nobody answers.
    const later = setUpCampaigns({ store, answers: [[issueOffer, down]] })
    await later.model.offers.load()
    expect(later.model.offers.find('ten')).toMatchObject({ state: 'expired' })
  })

  it('does not move with the clock of the device', async () => {
    vi.useFakeTimers({ now: Date.parse('2019-01-01') })
    const { model } = setUpCampaigns()
    await model.offers.issue('ten', createOccasion())

    vi.setSystemTime('2044-01-01')

    expect(model.offers.find('ten')?.state).toBe('live')
  })

  it('offers are listed by how soon they end, those that ended last of all', async () => {
    const items = [
      createOffer({ offerId: 'over', state: 'expired', expiresAt: inMinutes(-60) }),
      createOffer({ offerId: 'later', expiresAt: inMinutes(90) }),
      createOffer({ offerId: 'soon' }),
      createOffer({ offerId: 'never-given', state: 'refused', refused: 'cool_down' }),
    ]
    const { model } = setUpCampaigns({ member: ANA, answers: [[listOffers, () => ({ items })]] })

    await model.offers.load()

    expect(model.offers.all.value.map(({ offerId }) => offerId)).toEqual(['soon', 'later', 'over'])
  })
})

describe('what there is', () => {
  it('a member’s list replaces what this browser had kept', async () => {
    const store = new Map<string, unknown>()
    const { model } = setUpCampaigns({
      store,
      member: ANA,
      answers: [[listOffers, () => ({ items: [] })]],
    })
    await model.offers.issue('ten', createOccasion())

    await model.offers.load()

    expect(model.offers.all.value).toEqual([])
    expect(store.get('campaigns.offers')).toEqual({})
  })

  it('a guest’s open offers are asked for again, so that their time is known', async () => {
    const store = new Map<string, unknown>()
    await setUpCampaigns({ store }).model.offers.issue('ten', createOccasion())
    const { model, askedOf } = setUpCampaigns({ store })

    await model.offers.load()

    expect(askedOf(issueOffer)).toHaveLength(1)
    expect(model.offers.clock.now.value).toBeDefined()
    expect(model.offers.isKnown.value).toBe(true)
  })

  it('of what belongs to one customer the next sees nothing', async () => {
    const store = new Map<string, unknown>()
    const { model, member } = setUpCampaigns({ store, member: ANA })
    await model.offers.load()

    member.value = MIHAI

    expect(model.offers.all.value).toEqual([])
    const next = setUpCampaigns({ store, member: MIHAI, answers: [[listOffers, down]] })
    await next.model.offers.load()
    expect(next.model.offers.all.value).toEqual([])
    expect(next.model.offers.failed.value).toBe(true)
  })

  it('an answer that comes after its customer has left is dropped', async () => {
    let answer: (items: unknown) => void = () => undefined
    const asked = new Promise((resolve) => (answer = resolve))
    const { model, member } = setUpCampaigns({
      member: ANA,
      answers: [[listOffers, () => asked]],
    })
    const loading = model.offers.load()

    member.value = GUEST
    answer({ items: [createOffer()] })
    await loading

    expect(model.offers.all.value).toEqual([])
  })

  it('damaged records are passed over', async () => {
    const store = new Map<string, unknown>([
      ['campaigns.offers', { ten: { offer: 'x' }, five: null }],
    ])
    const { model } = setUpCampaigns({ store })

    await model.offers.load()

    expect(model.offers.all.value).toEqual([])
  })
})

describe('using a code', () => {
  it('is done by the cart where the page can', async () => {
    const { model, context } = setUpCampaigns()
    context.applyCode.mockResolvedValue(true)

    expect(await model.offers.apply('FERN-10')).toBe(true)
    expect(model.offers.applied.value.has('FERN-10')).toBe(true)
  })

  it('a code that the cart names is in it, whoever put it there', () => {
    const { model, cart } = setUpCampaigns()

    cart.value = createCart(100, { codes: ['FERN-10'] })

    expect(model.offers.applied.value.has('FERN-10')).toBe(true)
  })

  it('what the cart lacks is said in the currency of the cart, and of no other', () => {
    const { model, cart } = setUpCampaigns({ cart: createCart(4000) })
    const offer = createOffer({ minOrder: { minor: 5000, currency: 'EUR' } })

    expect(model.offers.missing(offer)).toEqual({ minor: 1000, currency: 'EUR' })
    cart.value = createCart(4000, { currency: 'RON' })
    expect(model.offers.missing(offer)).toBeUndefined()
  })
})
