import { afterEach, describe, expect, it } from 'vitest'
import type { Block } from '../../contract/campaign/block.ts'
import { issueOffer } from '../../contract/campaign/issue.ts'
import { suggestProducts } from '../../contract/campaign/served.ts'
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
import type { ProductsBlock } from './suggestions.ts'

afterEach(disposeModels)

const FERN = { id: 'p-1', name: 'Fern', url: '/p/fern' }
const RULE = {
  countries: ['RO'],
  currency: 'EUR',
  price: { minor: 500, currency: 'EUR' },
  freeFrom: { minor: 5000, currency: 'EUR' },
  days: { min: 1, max: 2 },
}
const products = (source: ProductsBlock['source']): ProductsBlock => ({
  type: 'products',
  source,
  max: 4,
})

describe('making ready', () => {
  it('a sheet has its offer before it is shown', async () => {
    const { model, askedOf } = setUpCampaigns()

    expect(await model.prepare(createOccasion(), 'sheet')).toBe(true)
    expect(askedOf(issueOffer)).toHaveLength(1)
    expect(model.find('autumn')?.level).toBe('sheet')
  })

  it('an offer on the launcher is not asked for until somebody looks, so that no time runs unseen', async () => {
    const { model, askedOf } = setUpCampaigns()

    expect(await model.prepare(createOccasion(), 'badge')).toBe(true)
    expect(askedOf(issueOffer)).toHaveLength(0)

    await model.reveal()
    expect(askedOf(issueOffer)).toHaveLength(1)
    expect(model.waiting.value).toHaveLength(1)
  })

  it('what turns out to have nothing to say is gone when somebody looks', async () => {
    const refused = createOffer({ state: 'refused', refused: 'cool_down' })
    const { model } = setUpCampaigns({ answers: [[issueOffer, () => refused]] })
    await model.prepare(createOccasion(), 'badge')

    await model.reveal()

    expect(model.waiting.value).toEqual([])
  })

  it.each(['expired', 'used', 'refused'] as const)(
    'of an offer that is %s nothing is said',
    async (state) => {
      const { model } = setUpCampaigns({ answers: [[issueOffer, () => createOffer({ state })]] })

      expect(await model.prepare(createOccasion(), 'sheet')).toBe(false)
      expect(model.waiting.value).toEqual([])
    },
  )

  it('an apology is one without its coupon too', async () => {
    const { model } = setUpCampaigns({
      answers: [[issueOffer, () => createOffer({ state: 'refused' })]],
    })
    const occasion = createOccasion({
      campaign: { kind: 'apology' },
      blocks: [{ type: 'order' }, { type: 'offer', offerId: 'ten' }],
      delayedOrder: { orderId: 'o-7', promisedAt: inMinutes(-1) },
    })

    expect(await model.prepare(occasion, 'sheet')).toBe(true)
  })

  it('made ready anew it takes the place of what was', async () => {
    const { model } = setUpCampaigns()
    await model.prepare(createOccasion(), 'badge')

    await model.prepare(createOccasion(), 'sheet')

    expect(model.waiting.value.map(({ level }) => level)).toEqual(['sheet'])
  })

  it('dropped, it is gone', async () => {
    const { model } = setUpCampaigns()
    await model.prepare(createOccasion(), 'sheet')

    model.drop('autumn')

    expect(model.find('autumn')).toBeUndefined()
  })

  it('what was meant for one customer is not for the next', async () => {
    const { model, member } = setUpCampaigns({ member: ANA })
    await model.prepare(createOccasion(), 'sheet')

    member.value = MIHAI

    expect(model.waiting.value).toEqual([])
  })

  it('who signs in keeps what they were shown', async () => {
    const { model, member } = setUpCampaigns({ member: GUEST })
    await model.prepare(createOccasion(), 'sheet')

    member.value = ANA

    expect(model.waiting.value).toHaveLength(1)
  })
})

describe('having something to say', () => {
  it.each<[title: string, kind: 'free-shipping' | 'message', total: number, is: boolean]>([
    ['an amount that is missing', 'free-shipping', 4000, true],
    ['a threshold that is reached', 'free-shipping', 6000, true],
  ])('free shipping has %s', async (_title, kind, total, is) => {
    const { model } = setUpCampaigns({ cart: createCart(total) })
    const occasion = createOccasion({
      campaign: { kind },
      blocks: [{ type: 'free-shipping' }, { type: 'text', key: 'text' }],
      facts: { shipping: [RULE], payment: [] },
      country: 'RO',
    })

    expect(await model.prepare(occasion, 'bar')).toBe(is)
  })

  it('where nobody knows what shipping costs, nothing is said of it', async () => {
    const { model } = setUpCampaigns({ cart: createCart(4000) })
    const occasion = createOccasion({
      campaign: { kind: 'free-shipping' },
      blocks: [{ type: 'free-shipping' }, { type: 'text', key: 'text' }],
    })

    expect(await model.prepare(occasion, 'bar')).toBe(false)
  })

  it('products that nobody knows are not announced', async () => {
    const { model } = setUpCampaigns()
    const blocks: readonly Block[] = [{ type: 'text', key: 'text' }, products('recent')]
    const campaign = { kind: 'products' } as const

    expect(await model.prepare(createOccasion({ campaign, blocks }), 'sheet')).toBe(false)
    const known = createOccasion({ campaign, blocks, recent: [FERN] })
    expect(await model.prepare(known, 'sheet')).toBe(true)
  })

  it('a picture alone says nothing', async () => {
    const { model } = setUpCampaigns()
    const blocks: readonly Block[] = [{ type: 'image', key: 'text', url: '/a.jpg' }]

    expect(await model.prepare(createOccasion({ blocks }), 'sheet')).toBe(false)
  })
})

describe('products', () => {
  it('are recommended by the shop’s server, for what is in the cart and was seen', async () => {
    const { model, askedOf } = setUpCampaigns({
      cart: createCart(100),
      answers: [[suggestProducts, () => ({ items: [FERN] })]],
    })
    const block = products('recommended')
    const occasion = createOccasion({ blocks: [block], recent: [{ ...FERN, id: 'p-2' }] })

    await model.prepare(occasion, 'sheet')

    expect(askedOf(suggestProducts)).toEqual([{ query: { with: 'fern,p-2' } }])
    expect(model.suggestions.products(block, occasion)).toEqual([FERN])
  })

  it('are the merchant’s own choice where no server answers', async () => {
    const { model } = setUpCampaigns({
      answers: [
        [
          suggestProducts,
          () => {
            throw new Error('down')
          },
        ],
      ],
    })
    const block = products('recommended')
    const facts = { shipping: [], payment: [], products: { recommended: [FERN] } }
    const occasion = createOccasion({ blocks: [block], facts })

    expect(await model.prepare(occasion, 'sheet')).toBe(true)
    expect(model.suggestions.products(block, occasion)).toEqual([FERN])
  })

  it('that are in the cart already are not suggested', () => {
    const { model } = setUpCampaigns({ cart: createCart(100) })
    const occasion = createOccasion({ recent: [{ ...FERN, id: 'fern' }, FERN] })

    const shown = model.suggestions.products(products('recent'), occasion)

    expect(shown.map(({ id }) => id)).toEqual(['p-1'])
  })

  it('of the cart are those that the page gave an address', () => {
    const fern = { id: 'a', name: 'A', quantity: 1, unit: 100, line: 100, url: '/p/a' }
    const cart = createCart(200, { items: [fern, { ...fern, id: 'b', name: '' }] })
    const { model } = setUpCampaigns({ cart })

    const shown = model.suggestions.products(products('cart'), createOccasion())

    expect(shown).toEqual([
      { id: 'a', name: 'A', url: '/p/a', price: { minor: 100, currency: 'EUR' } },
    ])
  })
})

describe('what is told', () => {
  it('the first thing that is taken up counts, and once', async () => {
    const { model, context } = setUpCampaigns()
    await model.prepare(createOccasion({ arm: 'b' }), 'sheet')
    const showing = model.find('autumn')!

    model.noteClick(showing)
    model.noteClick(showing)

    expect(context.track.mock.calls).toEqual([
      ['campaign.clicked', { campaignId: 'autumn', arm: 'b' }],
    ])
  })

  it('a preview is made ready with offers for show: nobody is asked, and nothing is kept', async () => {
    const { model, call, store } = setUpCampaigns()
    const samples = { ten: createOffer({ code: 'PREVIEW' }) }
    const occasion = createOccasion({ isPreview: true, samples })

    expect(await model.prepare(occasion, 'sheet')).toBe(true)
    expect(model.offers.findFor('ten', occasion)).toMatchObject({ state: 'live', code: 'PREVIEW' })
    expect(model.offers.all.value).toEqual([])
    expect(call).not.toHaveBeenCalled()
    expect(store.size).toBe(0)
  })

  it('a preview of an offer that the shop does not have says nothing', async () => {
    const { model, call } = setUpCampaigns()

    expect(await model.prepare(createOccasion({ isPreview: true }), 'sheet')).toBe(false)
    expect(call).not.toHaveBeenCalled()
  })

  it('a preview shows its sample, whatever this browser was given before', async () => {
    const { model } = setUpCampaigns()
    await model.prepare(createOccasion(), 'sheet')
    const samples = { ten: createOffer({ code: 'PREVIEW' }) }

    expect(model.offers.findFor('ten', createOccasion({ isPreview: true, samples }))).toMatchObject(
      { code: 'PREVIEW' },
    )
    expect(model.offers.findFor('ten', createOccasion())).toMatchObject({ code: 'FERN-10' })
  })

  it('a preview is not counted', async () => {
    const { model, context } = setUpCampaigns()
    await model.prepare(createOccasion({ isPreview: true, blocks: [] }), 'sheet')

    model.noteClick(model.find('autumn')!)

    expect(context.track).not.toHaveBeenCalled()
  })
})
