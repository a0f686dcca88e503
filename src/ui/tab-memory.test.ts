import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  claimTab,
  forgetTab,
  keepDraft,
  onForgetTab,
  recall,
  remember,
  writeDrafts,
} from './tab-memory.ts'
import { eraseTab, readTab, TAB_KEY } from './tab-storage.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  forgetTab()
})

describe('the memory of a tab', () => {
  it('keeps what was not changed', () => {
    remember({ section: 'chat' })
    remember({ scroll: { chat: 80 } })
    expect(recall()).toMatchObject({ section: 'chat', scroll: { chat: 80 } })
  })

  it('begins with whether the panel is open, for a page at rest reads no further', () => {
    remember({ section: 'chat', drafts: { 'chat.composer': '{"isOpen":true' } })
    expect(readTab()).toMatch(/^\{"isOpen":false/)
    remember({ isOpen: true })
    expect(readTab()).toMatch(/^\{"isOpen":true/)
  })

  it('finds what a later page has left when it comes out of the bfcache', () => {
    remember({ section: 'chat' })
    sessionStorage.setItem(TAB_KEY, '{"section":"loyalty"}')
    expect(recall().section).toBe('loyalty')
  })

  it.each(['', 'null', '7', '{"section":'])('takes %j for nothing', (text) => {
    sessionStorage.setItem(TAB_KEY, text)
    expect(recall()).toEqual({})
  })

  it('lasts as long as the page where no storage is allowed', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError')
      },
      setItem: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
    remember({ section: 'chat' })
    expect(recall().section).toBe('chat')
  })

  it('goes with a guest who signs in', () => {
    remember({ drafts: { 'chat.composer': 'Hi' } })
    claimTab('m-ana')
    expect(recall().drafts).toEqual({ 'chat.composer': 'Hi' })
  })

  it('stays with whoever is signed in on the next page too', () => {
    claimTab('m-ana')
    remember({ drafts: { 'chat.composer': 'Hi' } })
    claimTab('m-ana')
    expect(recall().drafts).toEqual({ 'chat.composer': 'Hi' })
  })

  it('is not shown to Mihai after Ana', () => {
    claimTab('m-ana')
    remember({ drafts: { 'chat.composer': 'Hi' } })
    claimTab('m-mihai')
    expect(recall().drafts).toBeUndefined()
  })

  it('tells the fields on the screen when it is forgotten', () => {
    const listener = vi.fn()
    const stop = onForgetTab(listener)
    forgetTab()
    stop()
    forgetTab()
    expect(listener).toHaveBeenCalledOnce()
  })
})

describe('what is typed', () => {
  it('is found at once, and written when a moment has passed', () => {
    vi.useFakeTimers()
    remember({ section: 'chat' })

    keepDraft('chat.composer', 'H')
    keepDraft('chat.composer', 'Hi')

    expect(recall().drafts).toEqual({ 'chat.composer': 'Hi' })
    expect(readTab()).not.toContain('Hi')
    vi.advanceTimersByTime(300)
    expect(JSON.parse(readTab()!)).toMatchObject({
      section: 'chat',
      drafts: { 'chat.composer': 'Hi' },
    })
  })

  it.each([
    ['left', () => dispatchEvent(new Event('pagehide'))],
    ['hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['written to for another reason', () => remember({ scroll: { chat: 80 } })],
  ])('is written when the page is %s', (_what, happen) => {
    vi.useFakeTimers()
    remember({ section: 'chat' })
    keepDraft('chat.composer', 'Hi')

    happen()

    expect(readTab()).toContain('Hi')
  })

  it('is kept beside the drafts of other fields, and goes at once with nothing in the field', () => {
    vi.useFakeTimers()
    remember({ drafts: { 'referral.name': 'Ana' } })
    keepDraft('chat.composer', 'Hi')
    keepDraft('chat.about', '1042')

    keepDraft('chat.composer', '')

    expect(JSON.parse(readTab()!).drafts).toEqual({ 'referral.name': 'Ana', 'chat.about': '1042' })
  })

  it('does not come back when all is erased', () => {
    vi.useFakeTimers()
    remember({ section: 'chat' })
    keepDraft('chat.composer', 'Hi')

    eraseTab()
    writeDrafts()
    vi.advanceTimersByTime(300)

    expect(readTab()).toBeNull()
    expect(recall()).toEqual({})
  })

  it('leaves neither timer nor listener behind', () => {
    vi.useFakeTimers()
    remember({ section: 'chat' })
    keepDraft('chat.composer', 'Hi')

    forgetTab()
    dispatchEvent(new Event('pagehide'))

    expect(vi.getTimerCount()).toBe(0)
    expect(recall().drafts).toBeUndefined()
  })
})
