// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { DRAFT, OFFER } from './campaign.fixture.ts'
import { checkCampaign } from './check-campaign.ts'
import { lintCampaign } from './lint.ts'
import { PRESSURE } from './pressure.ts'

function warnings(changes: object, offer: object = {}) {
  const offers = [{ ...OFFER, ...offer }]
  const { campaign, problems } = checkCampaign({ ...DRAFT, ...changes }, { offers, isServed: true })
  if (!campaign) throw new Error(JSON.stringify(problems))
  return lintCampaign(campaign, offers).map(({ code, path }) => `${path}: ${code}`)
}
const saying = (texts: object) => ({ texts: { en: { ...DRAFT.texts.en, ...texts } } })

test('nothing is said against a campaign that asks first, and may be declined', () => {
  expect(warnings({})).toEqual([])
})

describe('warned of is', () => {
  test('a deadline that may begin anew', () => {
    const place = 'blocks.1.reasons.0.blocks.1'

    expect(warnings({}, { cooldownDays: 29 })).toEqual([`${place}: resetting_timer`])
    expect(warnings({}, { cooldownDays: 30 })).toEqual([])
    expect(warnings({}, { cooldownDays: 0, ends: { at: '2026-12-01T00:00:00Z' } })).toEqual([])
  })

  test('a dialog without a no, in whatever language', () => {
    const { decline: _, ...ro } = DRAFT.texts.ro

    expect(warnings({ texts: { ...DRAFT.texts, ro } })).toEqual([
      'texts.ro.decline: missing_decline',
    ])
    expect(warnings({ texts: { ...DRAFT.texts, ro }, surface: 'bar' })).toEqual([])
  })

  test('one that comes back for ever, and one that comes at once', () => {
    expect(warnings({ caps: {} })).toEqual(['caps: no_caps'])
    expect(warnings({ trigger: { on: 'time', seconds: 9 } })).toEqual(['trigger: too_early'])
    expect(warnings({ trigger: { on: 'load' }, caps: {}, surface: 'bar' })).toEqual([])
  })

  test('money before anybody asked for it', () => {
    const blocks = [{ type: 'offer', offerId: 'ten' }]

    expect(warnings({ blocks })).toEqual(['blocks.0: discount_first'])
    expect(warnings({ blocks, kind: 'offer' })).toEqual([])
  })

  test('a price that depends on who somebody is', () => {
    const audience = { not: { field: 'customer.ordersCount', op: 'gt', value: 3 } }

    expect(warnings({ audience })).toEqual(['blocks.1.reasons.0.blocks.1: personal_price'])
    expect(warnings({ audience, blocks: [{ type: 'points' }] })).toEqual([])
  })
})

describe('words', () => {
  test.each([
    'No thanks, I prefer to pay full price',
    'I hate saving money',
    'Nu, prefer să plătesc preț întreg',
    'Нет, я не люблю экономить',
    'No, prefiero pagar el precio completo',
    'Nie, wolę zapłacić pełną cenę',
  ])('“%s” shames who declines', (decline) => {
    expect(warnings(saying({ decline }))).toEqual(['texts.en.decline: shaming_decline'])
    expect(warnings(saying({ hello: decline }))).toEqual([])
  })

  test.each(['No, thanks', 'Nu, mulțumesc', 'Не сейчас', 'No, gracias', 'Nie, dziękuję', 'Later'])(
    '“%s” is a plain no',
    (decline) => expect(warnings(saying({ decline }))).toEqual([]),
  )

  test.each([
    'Only 3 left!',
    '12 people are viewing this',
    'Au mai rămas doar 2',
    'Осталось всего 5 штук',
    'Solo quedan 4',
    'Zostało tylko 6 sztuk',
  ])('“%s” is a number nobody counted', (hello) => {
    expect(warnings(saying({ hello }))).toEqual(['texts.en.hello: false_scarcity'])
  })

  test.each(['Last chance!', 'Doar azi', 'Успейте купить', 'Solo hoy', 'Tylko dziś'])(
    '“%s” needs an end',
    (hello) => {
      const plain = { ...saying({ hello }), blocks: [{ type: 'text', key: 'hello' }] }

      expect(warnings(plain)).toEqual(['texts.en.hello: false_deadline'])
      expect(warnings({ ...plain, schedule: { endsAt: '2026-12-01T00:00:00Z' } })).toEqual([])
      expect(warnings(saying({ hello }))).toEqual([])
    },
  )

  test('of an arm are read as the campaign’s own', () => {
    const arms = [
      { id: 'control', weight: 5_000 },
      { id: 'b', weight: 5_000, texts: { en: { decline: 'I would rather pay more' } } },
    ]

    expect(warnings({ experiment: { id: 'e', phase: 1, arms } })).toEqual([
      'experiment.arms.1.texts.en.decline: shaming_decline',
    ])
  })

  test('are looked for in a long text without going astray', () => {
    const long = 'doar 1 '.repeat(20_000) + 'не '.repeat(20_000)

    expect(PRESSURE.filter(({ words }) => words.test(long))).toEqual([])
  })
})
