import { afterEach, expect, it, vi } from 'vitest'
import { freeze } from '../core/outbox/freeze.ts'
import { bytesOf } from '../core/outbox/queued-event.ts'
import { readPage, readTold, withPage } from './told.ts'

afterEach(() => void vi.restoreAllMocks())

it.each([
  ['https://search.example/find?q=my+name#top', 'https://search.example/find'],
  ['', ''],
  ['about:srcdoc', ''],
])('of the referrer %s the page is told as %s', (referrer, told) => {
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer)

  expect(readPage('ro').referrer).toBe(told)
})

it('an event keeps its id and its times, and is as large as it is with its page', () => {
  const draft = { name: 'shop.sized', props: { size: 'M' }, purpose: 'analytics' } as const
  const event = freeze(draft, { id: 'id-1', now: 0, seq: 1, tabId: 'tab-1' })
  const page = { origin: 'https://shop.example', title: 'Tea', referrer: '', locale: 'ro' }

  const kept = withPage(event, page)

  expect(readTold(kept)).toEqual({
    ...draft,
    id: 'id-1',
    at: '1970-01-01T00:00:00.000Z',
    seq: 1,
    tabId: 'tab-1',
    page,
  })
  expect(kept).toMatchObject({ id: 'id-1', purpose: 'analytics', bytes: bytesOf(kept.json) })
})
