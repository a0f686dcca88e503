import { afterEach, beforeEach, expect, test } from 'vitest'
import { SECOND } from '../core/clock.ts'
import {
  createCampaign,
  createSet,
  createShop,
  leaveNothing,
  openTab,
  pass,
  startClock,
} from './engine.fixture.ts'

beforeEach(startClock)
afterEach(leaveNothing)

const answer = createCampaign({
  id: 'answer',
  audience: { field: 'feedback.exitReason', op: 'eq', value: 'cost' },
})

test('why a shopper wanted to leave is known at once, on the next page, and at the backend', async () => {
  const shop = createShop({ set: createSet([answer]) })
  const first = await openTab(shop, { isMember: true })
  expect(await first.state('answer')).toEqual(['not_due', 'audience'])
  first.events.announce('exit-intent-reason', { campaignId: 'leaving', reason: 'cost' })
  await pass(5 * SECOND)
  expect(await first.state('answer')).toEqual(['waiting', 'loading'])
  expect(shop.answers.memory.exitReason).toBe('cost')
  await first.close()

  const { state } = await openTab(shop, { isMember: true })
  expect(await state('answer')).toEqual(['waiting', 'loading'])
})

test('what is no reason is none', async () => {
  const { state, events } = await openTab(createShop({ set: createSet([answer]) }))
  events.announce('offers-reason', { reason: 'cats' })
  await pass(SECOND)
  expect(await state('answer')).toEqual(['not_due', 'audience'])
})

test('a name stands in a text, with consent to personalisation alone', async () => {
  const personal = createCampaign({
    id: 'personal',
    texts: { en: { title: 'Back, {name}?', titlePlain: 'Back again?' } },
  })
  const said = async (consentMode: 'granted' | 'denied') => {
    const shop = createShop({ set: createSet([personal]) })
    const { section, close } = await openTab(shop, { isMember: true, consentMode })
    await pass(12 * SECOND)
    const title = section.prepare.mock.calls[0]?.[0].texts['title']
    await close()
    return title
  }
  expect(await said('granted')).toBe('Back, Ana?')
  expect(await said('denied')).toBe('Back again?')
})
