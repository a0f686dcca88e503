/** News of conversations and of tickets: one number in the title, and nothing of what was there before. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createNotices, type News } from './notices.ts'

const told: string[] = []

class TestNotification extends EventTarget {
  static permission = 'granted'
  constructor(title: string) {
    super()
    told.push(title)
  }
}

const news = (title: string) => (): News => ({ title, body: '', tag: title, hash: '#inbox' })

beforeEach(() => {
  told.length = 0
  document.title = 'Console'
  localStorage.setItem('regulars.inbox.desktop', 'on')
  vi.stubGlobal('Notification', TestNotification)
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  localStorage.clear()
})

test('the title counts both kinds together, until neither is listened to', () => {
  const notices = createNotices()

  notices.hear('inbox', 2, news('Ana'))
  notices.hear('tickets', 1, news('Ion'))
  expect(document.title).toBe('(3) Console')
  notices.forget('inbox')
  expect(document.title).toBe('(1) Console')
  notices.forget('tickets')

  expect(document.title).toBe('Console')
})

test('what was there when the page came is no news of its kind; what comes is', () => {
  const notices = createNotices()
  notices.hear('inbox', 2, news('Ana'))
  notices.hear('tickets', 1, news('Ion'))
  expect(told).toEqual([])

  notices.hear('tickets', 2, news('Mara'))
  notices.hear('inbox', 1, news('Ana'))

  expect(told).toEqual(['Mara'])
})
