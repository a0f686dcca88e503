import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBadge, type Badge, type BadgeOptions } from './badge.ts'
import { openShadow } from './shadow.ts'

let host: HTMLElement
let button: HTMLButtonElement

function mountBadge(changes: Partial<BadgeOptions> = {}): Badge {
  const shadow = openShadow(host)
  shadow.root.append(button)
  return createBadge({
    shadow,
    button,
    label: 'Rewards',
    texts: undefined,
    locale: 'en',
    ...changes,
  })
}
const badge = () => button.querySelector<HTMLElement>('[part="badge"]')!
const status = () => host.shadowRoot!.querySelector('[role="status"]')!.textContent

beforeEach(() => {
  vi.useFakeTimers()
  host = document.createElement('regulars-test')
  button = document.createElement('button')
})
afterEach(() => vi.useRealTimers())

describe('createBadge', () => {
  it('adds up what the widgets have, in figures and in the name', () => {
    mountBadge().show({ chat: 2, loyalty: 1 }, true)
    expect(badge().textContent).toBe('3')
    expect(badge().hidden).toBe(false)
    expect(button.getAttribute('aria-label')).toBe('Rewards, 3 new')
  })

  it('counts in words of its language', () => {
    const texts = { news: { one: '{count} nowa', few: '{count} nowe', many: '{count} nowych' } }
    mountBadge({ texts, locale: 'pl' }).show({ chat: 3 }, true)
    expect(button.getAttribute('aria-label')).toBe('Rewards, 3 nowe')
  })

  it('shows no more than nine, and says the whole number', () => {
    mountBadge().show({ chat: 12 }, true)
    expect(badge().textContent).toBe('9+')
    expect(button.getAttribute('aria-label')).toBe('Rewards, 12 new')
  })

  it('is gone, and out of the name, when all is seen', () => {
    const shown = mountBadge()
    shown.show({ chat: 1 }, true)
    shown.show({}, true)
    expect(badge().hidden).toBe(true)
    expect(button.getAttribute('aria-label')).toBe('Rewards')
  })

  it('says nothing of what was seen in the same moment', () => {
    const shown = mountBadge()
    shown.show({ chat: 1 }, false)
    shown.show({}, false)
    vi.runAllTimers()
    expect(status()).toBe('')
  })

  it('announces what comes, once, and nothing that was there or goes', () => {
    const shown = mountBadge()
    shown.show({ chat: 1 }, true)
    vi.runAllTimers()
    expect(status()).toBe('')

    shown.show({ chat: 2 }, false)
    expect(status()).toBe('')
    vi.runAllTimers()
    expect(status()).toBe('2 new')

    shown.show({ chat: 1 }, false)
    vi.runAllTimers()
    expect(status()).toBe('')
  })
})
