import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  isBroken,
  rankOf,
  readStored,
  readText,
  toText,
  type QueuedEvent,
} from './queued-event.ts'

const json = '{"id":"a","purpose":"analytics","props":{"text":"ы"}}'
const event: QueuedEvent = {
  id: 'a',
  purpose: 'analytics',
  critical: true,
  check: false,
  bytes: bytesOf(json),
  json,
}

describe('a queued event', () => {
  it('is read back from a record and from a line of text as it was', () => {
    expect(readStored('a', structuredClone(event))).toEqual(event)
    expect(readText('a', toText(event))).toEqual(event)
  })

  it('is broken when the text is cut, of another event, or without a purpose', () => {
    const texts = [toText(event).slice(0, 20), '', '00{"id":"b","purpose":"x"}', '00{"id":"a"}']

    expect(texts.map((text) => isBroken(readText('a', text)))).toEqual([true, true, true, true])
  })

  it('is broken when the record has another shape, which is kept for the reader', () => {
    expect(readStored('a', { v: 0 })).toMatchObject({ purpose: '', json: '{"v":0}' })
    expect(readStored('a', undefined)).toMatchObject({ purpose: '', json: '' })
    expect(readStored('a', { ...event, bytes: '9' })).toMatchObject({ purpose: '' })
  })

  it('is counted in bytes', () => {
    expect(bytesOf('aы€😀')).toBe(1 + 2 + 3 + 4)
  })

  it('is worth most when critical, then when the shopper asked for it', () => {
    const ranks = [event, { ...event, critical: false, purpose: 'functional' }]

    expect(ranks.map(rankOf)).toEqual([0, 1])
    expect(rankOf({ ...event, critical: false })).toBe(2)
  })
})
