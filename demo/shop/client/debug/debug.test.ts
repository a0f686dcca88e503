// @vitest-environment happy-dom
/** Why campaigns show or do not, in words, and the view that stays where one reads. */
import { expect, test } from 'vitest'
import type { CampaignExplanation } from '../../../../src/index.ts'
import { explainInWords, leafWords } from './explain-words.ts'
import { createList } from './view.ts'

const DAY_MS = 86_400_000

function found(more: Partial<CampaignExplanation> = {}): CampaignExplanation {
  return {
    campaignId: 'welcome',
    kind: 'welcome',
    surface: 'sheet',
    state: 'not_due',
    reason: 'audience',
    trigger: { on: 'time', isMomentary: false, fired: false, score: null, signs: [] },
    schedule: 'open',
    cap: null,
    ladder: null,
    audience: {
      answer: 'false',
      leaves: [
        {
          path: 'all.0',
          condition: { field: 'cart.itemCount', op: 'gte', value: 2 },
          found: 1,
          answer: 'false',
        },
      ],
    },
    placing: { is: 'unknown', by: null, arm: null },
    verdict: null,
    ...more,
  }
}

const verdict = {
  outcome: 'wait',
  level: null,
  reason: 'banner',
  retryAfterMs: null,
  until: 'banner',
} as const

test.each([
  [{ state: 'shown', reason: null }, 'It was shown on this page.'],
  [{ state: 'waiting', reason: 'banner', verdict }, 'a consent banner can be seen.'],
  [{ state: 'not_triggered', reason: 'trigger' }, 'until the page was seen long enough.'],
  [{ reason: 'schedule', schedule: 'closed' }, 'It runs on other days or at other hours.'],
  [
    { reason: 'caps', cap: { by: 'every', scope: 'campaign', retryAfterMs: 3 * DAY_MS } },
    'It was shown often enough (every). Again in 3 days at the earliest.',
  ],
  [{}, 'see the lines marked “no”'],
] as const)('%j is said as “%s”', (more, words) => {
  expect(explainInWords(found(more))).toContain(words)
})

test('a line of the audience says what was asked and what was found', () => {
  const [leaf] = found().audience.leaves

  expect(leaf && leafWords(leaf)).toBe('cart.itemCount gte 2 — found 1')
})

test('a campaign can be looked at by the link that the shop has for it', () => {
  const list = createList()
  const campaigns = [found({ campaignId: 'one' }), found({ campaignId: 'two' })]
  list.show(campaigns)
  const before = list.element.querySelectorAll('a').length
  list.show(campaigns, { two: 'two~20000-token' })

  const links = [...list.element.querySelectorAll('a')]
  const wanted = links.map(({ href }) => new URL(href).searchParams.get('regulars-preview'))
  expect(before).toBe(0)
  expect(wanted).toEqual(['two~20000-token'])
})

test('what is shown comes first, what has not changed stays as it is, and what is open stays open', () => {
  const list = createList()
  list.show([found({ campaignId: 'one' }), found({ campaignId: 'two' })])
  const [one, two] = list.element.children
  one?.querySelector('details')?.setAttribute('open', '')

  list.show([found({ campaignId: 'one', reason: 'slot' }), found({ campaignId: 'two' })])
  const [again, same] = list.element.children
  list.show([
    found({ campaignId: 'one', reason: 'slot' }),
    found({ campaignId: 'two', state: 'shown' }),
  ])

  expect(same).toBe(two)
  expect(again).not.toBe(one)
  expect(again?.querySelector('details')?.open).toBe(true)
  expect(list.element.children[0]?.textContent).toContain('two')
})
