import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CART, createOccasion, createRefusal } from '../../src/model/campaign/exit-stage.fixture.ts'
import { FACTS } from './backend.fixture.ts'
import { readFactsAlone } from './model/shop-facts.ts'
import {
  disposeModels,
  drawCard,
  drawSection,
  drawSummary,
  LANDING,
  setUp,
} from './render.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const NOTHING = { facts: { shipping: [], payment: [] } }
const down = (): never => {
  throw new Error('down')
}

describe('the section', () => {
  it('says without any campaign what an order costs, when it comes, and whom to ask', async () => {
    drawSection(setUp())

    expect(await screen.findByText('€4.90')).toBeTruthy()
    expect(screen.getByText('2–4 working days')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Call +40 21 555 01 00' }).getAttribute('href')).toBe(
      'tel:+40215550100',
    )
    expect(screen.getByRole('button', { name: 'Save my cart' })).toBeTruthy()
  })

  it('says that the shop has said nothing, where it has not', async () => {
    drawSection(setUp({ cart: null, answers: [[readFactsAlone, () => NOTHING]] }))

    expect(await screen.findByText('The shop has said nothing about orders here yet.')).toBeTruthy()
  })

  it('still saves the cart where the shop has said nothing', async () => {
    drawSection(setUp({ answers: [[readFactsAlone, () => NOTHING]] }))

    expect(await screen.findByRole('button', { name: 'Save my cart' })).toBeTruthy()
    expect(screen.queryByText('The shop has said nothing about orders here yet.')).toBeNull()
  })

  it('can be tried again when nobody answered', async () => {
    const stage = setUp({ answers: [[readFactsAlone, down]] })
    drawSection(stage)
    const retry = await screen.findByRole('button', { name: 'Try again' })

    stage.answers.set(readFactsAlone, () => ({ facts: FACTS }))
    fireEvent.click(retry)

    expect(await screen.findByText('€4.90')).toBeTruthy()
  })

  it('takes a backend without campaigns for a shop that says nothing', async () => {
    const refuse = (): never => {
      throw createRefusal('not_found', 404)
    }
    drawSection(setUp({ cart: null, answers: [[readFactsAlone, refuse]] }))

    expect(await screen.findByText('The shop has said nothing about orders here yet.')).toBeTruthy()
  })

  it('asks nobody for what the page knows already', async () => {
    const store = new Map<string, unknown>([['campaigns.set', { set: { facts: FACTS } }]])
    const stage = setUp({ store, answers: [[readFactsAlone, down]] })
    drawSection(stage)

    expect(await screen.findByText('€4.90')).toBeTruthy()
    expect(stage.call).not.toHaveBeenCalled()
  })

  it('says what was said last where nobody answers any more', async () => {
    const first = setUp()
    drawSection(first)
    await screen.findByText('€4.90')
    cleanup()

    drawSection(setUp({ store: first.store, answers: [[readFactsAlone, down]] }))

    expect(await screen.findByText('€4.90')).toBeTruthy()
  })

  it('lists a campaign that waits', async () => {
    const stage = setUp()
    const blocks = [{ type: 'text', key: 'hello' }] as const
    await stage.model.prepare(createOccasion(blocks, { texts: { hello: 'Stay a while' } }), 'badge')
    drawSection(stage)

    expect(await screen.findByText('Stay a while')).toBeTruthy()
    // In the panel nothing has to be sent away.
    expect(screen.queryByRole('button', { name: 'No, thanks' })).toBeNull()
  })

  it('of a place the merchant has reserved shows its campaigns, and asks for nothing', async () => {
    const stage = setUp()
    const blocks = [{ type: 'text', key: 'hello' }] as const
    const campaign = { slot: 'cart', surface: 'inline' } as const
    const texts = { hello: 'Stay a while' }
    await stage.model.prepare(createOccasion(blocks, { texts, campaign }), 'inline')
    drawSection(stage, { slot: 'cart' })
    drawSection(stage, { slot: 'product' })

    expect(screen.getAllByText('Stay a while')).toHaveLength(1)
    expect(stage.call).not.toHaveBeenCalled()
  })
})

describe('the summary', () => {
  it('says from when shipping is free', async () => {
    const { container } = drawSummary(setUp())

    await waitFor(() => expect(container.textContent).toBe('Free shipping from €50.00'))
  })

  it('says first that a saved cart waits', async () => {
    const stage = setUp()
    await stage.model.restoring.wake(LANDING)
    const { container } = drawSummary(stage)

    expect(container.textContent).toBe('A saved cart is waiting for you')
  })

  it('offers to save a cart where the shop has said nothing', async () => {
    const { container } = drawSummary(setUp({ answers: [[readFactsAlone, () => NOTHING]] }))

    await waitFor(() => expect(container.textContent).toBe('Save your cart for later'))
  })
})

describe('the card', () => {
  it('of a campaign asks why, and can be sent away for now or for good', async () => {
    const stage = setUp()
    const occasion = createOccasion([
      {
        type: 'reasons',
        reasons: [{ id: 'cost', blocks: [{ type: 'facts', facts: ['shipping'] }] }],
      },
    ])
    expect(await stage.model.prepare(occasion, 'modal')).toBe(true)
    const { close } = drawCard(stage, 'leaving')

    expect(screen.getByRole('region', { name: 'Before you go' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'No, thanks' }))
    fireEvent.click(screen.getByRole('button', { name: 'Don’t show this again' }))

    expect(close.mock.calls).toEqual([['later'], ['never']])
  })

  it('is empty once its campaign was taken away', async () => {
    const stage = setUp()
    await stage.model.prepare(createOccasion([{ type: 'text', key: 'title' }]), 'modal')
    stage.model.drop('leaving')

    const { container } = drawCard(stage, 'leaving')

    expect(container.textContent).toBe('')
  })

  it('to save a cart is not put up for an empty one', async () => {
    const stage = setUp({ cart: { ...CART, items: [] } })
    const campaign = { kind: 'save-cart' } as const
    const occasion = createOccasion([{ type: 'save-cart' }], { campaign })

    await vi.waitFor(async () => expect(await stage.model.prepare(occasion, 'sheet')).toBe(false))
  })
})
