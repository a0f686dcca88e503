// @vitest-environment node
import { beforeEach, describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../core/clock.ts'
import {
  type Browser,
  createBrowser,
  quiet,
  type TabOptions,
} from '../core/simulated-browser.fixture.ts'
import { createAttention } from './attention.ts'
import type { Asked, Situation } from './verdict.ts'

const CALM: Situation = { visibleMs: MINUTE, obstacles: [], storage: 'persistent' }
const ASK: Asked = { widget: 'referral', id: 'ask', level: 'sheet' }
const NPS: Asked = { widget: 'feedback', id: 'nps', level: 'sheet', category: 'surveys' }

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

function openTab(options: TabOptions = {}) {
  const tab = browser.openTab(options)
  const attention = createAttention({ ...tab, now: tab.environment.now })
  const ask = async (...asked: Asked[]) =>
    (await attention.claim(asked, CALM)).map(({ level, outcome, reason }) => [
      level ?? outcome,
      reason,
    ])
  return { ...attention, ask, tab }
}

describe('two tabs', () => {
  test('that ask at the same moment are told to show one', async () => {
    const [one, other] = [openTab(), openTab()]

    const answers = await Promise.all([one.ask(ASK), other.ask(ASK)])

    expect(answers.flat()).toEqual([
      ['sheet', 'granted'],
      ['wait', 'gap'],
    ])
  })

  test('closing it in one suppresses it in the other, which is told to ask again', async () => {
    const [one, other] = [openTab(), openTab()]
    const told: unknown[] = []
    other.onChange(() => told.push('asked'))
    await one.ask(ASK)
    await one.closed(ASK, 'later')
    await quiet()
    await browser.pass(2 * MINUTE)

    expect(told).toEqual(['asked', 'asked'])
    expect(await other.ask(ASK, NPS)).toEqual([
      ['refuse', 'cool_down'],
      ['sheet', 'granted'],
    ])
  })
})

describe('a copy in another tab', () => {
  test.each(['done', 'later', 'never'] as const)(
    'goes when the first is answered with %s',
    async (as) => {
      const [one, other] = [openTab(), openTab()]
      const invitation = { ...ASK, isAwaited: true }
      expect(await one.ask(invitation)).toEqual([['sheet', 'granted']])
      expect(await other.ask(invitation)).toEqual([['sheet', 'granted']])

      await browser.pass(SECOND)
      await one.closed(invitation, as)
      await quiet()

      expect((await other.ask(invitation))[0]?.[0]).toBe('refuse')
    },
  )

  test('stays when the answer is older than it', async () => {
    const [one, other] = [openTab(), openTab()]
    await one.ask(ASK)
    await one.closed(ASK, 'later')
    await browser.pass(2 * DAY)
    await other.ask(ASK)

    expect(await other.ask(ASK)).toEqual([['sheet', 'granted']])
  })
})

describe('closing', () => {
  test('again and again makes the rest longer, doing it forgives', async () => {
    const { ask, closed, turnPage } = openTab()
    const closeAfter = async (days: number, as: 'later' | 'done') => {
      await browser.pass(days * DAY)
      turnPage()
      const [answer] = await ask(ASK)
      await closed(ASK, as)
      return answer?.[0]
    }

    expect(await closeAfter(0, 'later')).toBe('sheet')
    expect(await closeAfter(1, 'later')).toBe('sheet')
    await browser.pass(6 * DAY)
    expect(await ask(ASK)).toEqual([['refuse', 'cool_down']])
    expect(await closeAfter(1, 'done')).toBe('sheet')
    expect(await closeAfter(1, 'later')).toBe('sheet')
    await browser.pass(DAY)
    turnPage()
    expect(await ask(ASK)).toEqual([['sheet', 'granted']])
  })

  test('for ever outlives the page and counts for the category', async () => {
    const first = openTab()
    await first.ask(NPS)
    await first.closed(NPS, 'never')
    first.tab.close()
    await browser.pass(500 * DAY)

    expect(await openTab().ask({ ...NPS, id: 'csat' })).toEqual([['refuse', 'never']])
  })

  test('makes room for the next one, which the page view is too full for', async () => {
    const { ask, closed } = openTab()

    expect(await ask(ASK, NPS)).toEqual([
      ['sheet', 'granted'],
      ['badge', 'busy'],
    ])
    await closed(ASK, 'later')
    expect(await ask(NPS)).toEqual([['badge', 'page_quota']])
  })

  test('what could not be shown gives its turn back', async () => {
    const { ask, closed } = openTab()
    await ask(ASK)

    await closed(ASK, 'unsaid')

    expect(await ask(NPS)).toEqual([['sheet', 'granted']])
  })

  test('what its widget took back has used its turn and is not held against it', async () => {
    const { ask, closed, turnPage } = openTab()
    await ask(ASK)

    await closed(ASK, 'withdrawn')

    expect(await ask(ASK)).toEqual([['badge', 'page_quota']])
    turnPage()
    await browser.pass(MINUTE)
    expect(await ask(ASK)).toEqual([['sheet', 'granted']])
  })
})

test('a soft navigation leaves what is open in its place', async () => {
  const { ask, turnPage } = openTab()
  await ask(ASK)
  turnPage()
  await browser.pass(2 * MINUTE)

  expect(await ask(NPS)).toEqual([['wait', 'busy']])
  expect(await ask(ASK)).toEqual([['sheet', 'granted']])
})

test('claims of one page come one after the other', async () => {
  const { ask } = openTab()

  expect(await Promise.all([ask(ASK), ask(NPS)])).toEqual([
    [['sheet', 'granted']],
    [['badge', 'busy']],
  ])
})

test('explains the last verdict of each', async () => {
  const { ask, explain } = openTab()
  await ask(ASK, NPS)
  await browser.pass(MINUTE)
  await ask(NPS)

  expect(explain().map(({ asked, reason }) => [asked.id, reason])).toEqual([
    ['ask', 'granted'],
    ['nps', 'busy'],
  ])
})

describe('without consent to keep anything', () => {
  test('the rules hold for the page, and nothing is stored', async () => {
    const { ask, closed, turnPage } = openTab({ mode: 'denied' })
    await ask(ASK)
    await closed(ASK, 'never')
    turnPage()
    await browser.pass(2 * MINUTE)

    expect(await ask(ASK)).toEqual([['refuse', 'never']])
    expect(await browser.storedKeys()).toEqual([])
  })

  test('what was known of the page is stored once it may be', async () => {
    const { ask, closed, tab } = openTab({ mode: 'denied' })
    await closed(ASK, 'never')
    await openTab().closed(NPS, 'never')

    await tab.consent.set({ functional: true })
    await ask(NPS)

    const later = openTab({ mode: 'granted' })
    expect(await later.ask(ASK, NPS)).toEqual([
      ['refuse', 'never'],
      ['refuse', 'never'],
    ])
  })

  test('what is forgotten at the shopper’s wish is gone', async () => {
    const { ask, closed, forget } = openTab({ mode: 'denied' })
    await closed(ASK, 'never')

    forget()

    expect(await ask(ASK)).toEqual([['sheet', 'granted']])
  })
})

test.each(['broken', null, { said: 1, closed: [7], never: [{}] }, { said: [{ name: 1 }, null] }])(
  'a broken record (%j) starts again',
  async (record) => {
    const { ask, tab } = openTab()
    await tab.store.write('attention', record, { purpose: 'functional' })

    expect(await ask(ASK)).toEqual([['sheet', 'granted']])
  },
)

test('the record stays small however long somebody stays a customer', async () => {
  const { ask, closed, turnPage, tab } = openTab()
  for (let times = 0; times < 260; times++) {
    const asked: Asked = { ...ASK, id: `ask-${times}` }
    turnPage()
    await ask(asked)
    await closed(asked, 'later')
    browser.setClock(2 * MINUTE)
  }

  expect(JSON.stringify(await tab.store.read('attention')).length).toBeLessThan(20_000)
})

describe('another device', () => {
  test('is told what was closed and never wanted, and tells the same', async () => {
    const [one, other] = [openTab(), openTab()]
    await one.ask(ASK)
    await one.closed(ASK, 'later')
    await one.closed(NPS, 'never')
    const told = await one.export()
    expect(told).toEqual({
      closed: { 'referral/ask': { times: 1, at: expect.any(Number) } },
      never: ['#surveys'],
    })
    other.tab.close()

    browser = createBrowser()
    const device = openTab()
    await device.merge(told)

    expect(await device.ask(ASK, NPS)).toEqual([
      ['refuse', 'cool_down'],
      ['refuse', 'never'],
    ])
  })

  test('that says what has no shape is not believed', async () => {
    const { merge, ask } = openTab()
    // Safe: exactly what a broken answer would be.
    await merge({ closed: { 'referral/ask': 7 }, never: [7] } as unknown as Parameters<
      typeof merge
    >[0])
    expect(await ask(ASK)).toEqual([['sheet', 'granted']])
  })
})
