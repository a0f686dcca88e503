// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { DRAFT, OFFER } from './campaign.fixture.ts'
import { checkCampaign, type Surroundings } from './check-campaign.ts'

const SERVED: Surroundings = { offers: [OFFER], isServed: true }

function problems(changes: object, more: Partial<Surroundings> = {}) {
  const checked = checkCampaign({ ...DRAFT, ...changes }, { ...SERVED, ...more })
  return checked.problems.map(({ path, message }) => `${path}: ${message}`)
}

test('a campaign that is right is taken, with what was left out filled in', () => {
  const { campaign } = checkCampaign(DRAFT, SERVED)

  expect(campaign).toMatchObject({
    trigger: { on: 'exit', sensitivity: 'normal', dwellSeconds: 8 },
    mayBeQuieter: true,
    priority: 0,
    audience: DRAFT.audience,
  })
})

describe('a problem names its place and what to do', () => {
  test.each<[object, string]>([
    [{ surface: 'popup' }, 'surface: Needs one of: modal, sheet, bar, badge, inline.'],
    [{ revision: 'one' }, 'revision: Needs a number.'],
    [
      { trigger: { on: 'blur' } },
      'trigger.on: Needs one of: load, exit, time, scroll, idle, click, seen, event, cart, return.',
    ],
    [{ trigger: { on: 'exit', dwellSeconds: 2 } }, 'trigger.dwellSeconds: Needs at least 3.'],
    [{ trigger: { on: 'time', seconds: 0.5 } }, 'trigger.seconds: Needs a whole number.'],
    [
      { caps: { every: { n: 1, unit: 'year' } } },
      'caps.every.unit: Needs one of: hour, day, week, month.',
    ],
    [
      { blocks: [{ type: 'html', html: '<b>' }] },
      'blocks.0.type: Needs one of: text, facts, offer, free-shipping, save-cart, ask-person, points, products, link, image, order, reasons.',
    ],
    [
      { blocks: [{ type: 'text', key: 'bye' }] },
      'blocks.0.key: There is no text “bye”. Add texts.<language>.bye.',
    ],
    [{ kind: 'survey' }, 'kind: Cannot be written by hand: make a survey, which asks.'],
    [{ id: 'survey.nps' }, 'id: Is kept for surveys: choose one without “survey.”.'],
    [{ surface: 'inline' }, 'slot: Needs the data-slot of the element it is shown in.'],
    [{ slot: 'top' }, 'slot: Only inline campaigns have a slot; this one is a modal.'],
    [
      { schedule: { startsAt: '2026-11-27T00:00:00Z', endsAt: '2026-11-26T00:00:00Z' } },
      'schedule.endsAt: Is never true: it ends before it starts.',
    ],
    [
      { schedule: { hours: [{ from: '09:00', to: '09:00' }] } },
      'schedule.hours.0: Needs an end that differs from its start.',
    ],
    [
      { schedule: { blackout: [{ from: '2026-12-02', to: '2026-12-01' }] } },
      'schedule.blackout.0: Ends before it begins.',
    ],
    [
      {
        experiment: {
          id: 'e',
          phase: 1,
          arms: [
            { id: 'a', weight: 5_000 },
            { id: 'b', weight: 4_000 },
          ],
        },
      },
      'experiment.arms: The weights make 9000; they have to make 10000.',
    ],
    [
      {
        experiment: {
          id: 'e',
          phase: 1,
          arms: [
            { id: 'a', weight: 5_000 },
            { id: 'a', weight: 5_000 },
          ],
        },
      },
      'experiment.arms: Two arms have the same id.',
    ],
  ])('%j', (changes, expected) => {
    expect(problems(changes)).toEqual([expected])
  })

  test('all problems are told at once', () => {
    expect(problems({ surface: 'popup', revision: 0, audience: { all: [{}] } })).toHaveLength(3)
  })

  test('what is no campaign at all is refused', () => {
    expect(checkCampaign('text', SERVED).problems).toEqual([
      { path: '', message: 'Needs an object.' },
    ])
    expect(checkCampaign(null, SERVED).problems).toHaveLength(1)
  })
})

describe('an offer', () => {
  const place = 'blocks.1.reasons.0.blocks.1.offerId'

  test('has to be there, also behind a reason', () => {
    expect(problems({}, { offers: [] })).toEqual([`${place}: There is no offer “ten”.`])
  })

  test('that counts down for each shopper is refused where no backend holds its deadline', () => {
    const [problem, ...others] = problems({}, { isServed: false })

    expect(problem).toBe(
      `${place}: The offer “ten” would count down 30 minutes for each shopper. Without a backend nobody can hold that deadline, and it would start anew with every reload. Set a fixed end (ends.at), or let a backend issue the offer.`,
    )
    expect(others).toEqual([])
  })

  test('with the same end for everybody needs no backend', () => {
    const offers = [{ ...OFFER, ends: { at: '2026-11-30T22:00:00Z' } }]

    expect(problems({}, { isServed: false, offers })).toEqual([])
  })
})

test('blocks of an arm are checked as the campaign’s own', () => {
  const arms = [
    { id: 'control', weight: 5_000, blocks: null },
    { id: 'b', weight: 5_000, blocks: [{ type: 'offer', offerId: 'gone' }] },
  ]

  expect(problems({ experiment: { id: 'e', phase: 1, arms } })).toEqual([
    'experiment.arms.1.blocks.0.offerId: There is no offer “gone”.',
  ])
})
