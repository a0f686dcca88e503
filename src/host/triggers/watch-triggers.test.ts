import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Evidence } from '../../campaigns/occasion.ts'
import type { Trigger } from '../../contract/campaign/trigger.ts'
import { createTriggers, isMomentary, type TriggerPage, type Triggers } from './watch-triggers.ts'

const EXIT: Trigger = { on: 'exit', sensitivity: 'normal', dwellSeconds: 8 }

let fired: Evidence[]
let reported: unknown[]
let triggers: Triggers

function create(changes: Partial<TriggerPage> = {}): Triggers {
  return createTriggers({
    hasCart: () => true,
    pageViewsInVisit: () => 2,
    pageType: () => undefined,
    hasDraft: () => false,
    isTesting: true,
    report: (error) => reported.push(error),
    ...changes,
  })
}

function watch(trigger: Trigger): () => void {
  return triggers.watch(trigger, (evidence) => fired.push(evidence))
}

function see(state: 'visible' | 'hidden'): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  fired = []
  reported = []
  triggers = create()
})
afterEach(() => {
  triggers.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
  document.body.replaceChildren()
})

describe('load', () => {
  it('fires once per page view, and never before watch has returned', () => {
    watch({ on: 'load' })
    expect(fired).toEqual([])

    vi.advanceTimersByTime(100_000)
    expect(fired).toEqual([{ trigger: 'load', signs: ['page seen'] }])

    triggers.turnPage(new URL('https://shop.example/next'))
    vi.advanceTimersByTime(0)
    expect(fired).toHaveLength(2)
  })

  it('waits for a page in the background to be seen', () => {
    see('hidden')
    watch({ on: 'load' })
    vi.advanceTimersByTime(1000)
    expect(fired).toEqual([])

    see('visible')
    vi.advanceTimersByTime(0)
    expect(fired).toHaveLength(1)
  })
})

describe('time', () => {
  it('counts what was seen of the page, and nothing in the background', () => {
    triggers.turnPage(new URL(location.href))
    watch({ on: 'time', seconds: 10 })
    vi.advanceTimersByTime(6000)
    see('hidden')
    vi.advanceTimersByTime(60_000)
    see('visible')
    vi.advanceTimersByTime(3999)
    expect(fired).toEqual([])

    vi.advanceTimersByTime(2)
    expect(fired).toEqual([{ trigger: 'time', signs: ['seen for 10 s'] }])
  })

  it('begins anew with each page view', () => {
    triggers.turnPage(new URL(location.href))
    watch({ on: 'time', seconds: 10 })
    vi.advanceTimersByTime(9000)

    triggers.turnPage(new URL('https://shop.example/next'))
    vi.advanceTimersByTime(9000)

    expect(fired).toEqual([])
  })
})

describe('idle', () => {
  it('waits until nothing was pressed, typed, touched or scrolled for so long', () => {
    watch({ on: 'idle', seconds: 20 })
    for (const name of ['pointermove', 'keydown', 'touchmove', 'scroll']) {
      vi.advanceTimersByTime(19_000)
      document.dispatchEvent(new Event(name, { bubbles: true }))
    }
    vi.advanceTimersByTime(19_999)
    expect(fired).toEqual([])

    vi.advanceTimersByTime(2)
    expect(fired).toEqual([{ trigger: 'idle', signs: ['idle for 20 s'] }])
    vi.advanceTimersByTime(100_000)
    expect(fired).toHaveLength(1)
  })

  it('does not take who has a field to write in for idle', () => {
    document.body.innerHTML = '<textarea></textarea>'
    document.querySelector('textarea')?.focus()
    watch({ on: 'idle', seconds: 20 })
    vi.advanceTimersByTime(60_000)
    expect(fired).toEqual([])

    document.querySelector('textarea')?.blur()
    vi.advanceTimersByTime(6000)
    expect(fired).toHaveLength(1)
  })
})

describe('click', () => {
  it('fires with each click inside of what the selector names', () => {
    document.body.innerHTML = '<button class="sizes"><b>Sizes</b></button><p>Tea</p>'
    watch({ on: 'click', selector: '.sizes' })

    document.querySelector('b')?.click()
    document.querySelector('p')?.click()
    document.querySelector('button')?.click()

    expect(fired.map(({ signs }) => signs)).toEqual([['clicked .sizes'], ['clicked .sizes']])
  })

  it.each(['click', 'seen'] as const)(
    '%s reports a selector that is none, and never fires',
    (on) => {
      watch({ on, selector: 'div[' })
      document.body.click()
      expect(fired).toEqual([])
      expect(reported).toHaveLength(1)
    },
  )
})

describe('event and cart', () => {
  it('fire with what the engine hears of', () => {
    watch({ on: 'event', name: 'review.opened' })
    watch({ on: 'cart' })

    triggers.onEvent('review.opened')
    triggers.onEvent('review.closed')
    triggers.onCart()
    triggers.onCart()

    expect(fired).toEqual([
      { trigger: 'event', signs: ['event review.opened'] },
      { trigger: 'cart', signs: ['cart changed'] },
      { trigger: 'cart', signs: ['cart changed'] },
    ])
  })

  it('pass while nobody looks', () => {
    watch({ on: 'cart' })
    see('hidden')
    triggers.onCart()
    see('visible')
    expect(fired).toEqual([])
  })
})

describe('return', () => {
  function goAway(ms: number): void {
    see('hidden')
    vi.advanceTimersByTime(ms)
    see('visible')
  }

  it('fires after so long elsewhere, each time', () => {
    watch({ on: 'return', minutes: 5 })
    goAway(299_000)
    expect(fired).toEqual([])

    goAway(300_000)
    goAway(600_000)
    expect(fired.map(({ signs }) => signs)).toEqual([['back after 5 min'], ['back after 10 min']])
  })

  it('does not for what a press on the page has opened', () => {
    watch({ on: 'return', minutes: 1 })
    document.dispatchEvent(new Event('pointerdown'))
    goAway(120_000)
    expect(fired).toEqual([])
  })

  it('does not at a checkout', () => {
    triggers = create({ pageType: () => 'checkout' })
    watch({ on: 'return', minutes: 1 })
    goAway(120_000)
    expect(fired).toEqual([])
  })
})

describe('nobody who buys', () => {
  it('is a program, unless it is a test', () => {
    triggers = create({ isTesting: false })
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Googlebot/2.1')
    watch({ on: 'load' })
    vi.advanceTimersByTime(1000)
    expect(fired).toEqual([])
  })

  it('is who builds the page in the editor of Shopify', () => {
    Reflect.set(globalThis, 'Shopify', { designMode: true })
    watch({ on: 'cart' })
    triggers.onCart()
    Reflect.deleteProperty(globalThis, 'Shopify')
    expect(fired).toEqual([])
  })
})

describe('a watcher', () => {
  it('that fails is reported, and keeps it from no other', () => {
    const error = new Error('Broken.')
    triggers.watch({ on: 'cart' }, () => {
      throw error
    })
    watch({ on: 'cart' })

    triggers.onCart()

    expect(reported).toEqual([error])
    expect(fired).toHaveLength(1)
  })

  it('hears nothing once it has stopped', () => {
    const stop = watch({ on: 'cart' })
    stop()
    stop()
    triggers.onCart()
    expect(fired).toEqual([])
  })
})

it('listens from the first trigger to the last, once for all of them, and leaves no timer', () => {
  const targets = [document, document.documentElement, globalThis]
  const added = targets.map((target) => vi.spyOn(target, 'addEventListener'))
  const count = (): number => added.reduce((sum, { mock }) => sum + mock.calls.length, 0)
  triggers = create()
  expect(count()).toBe(0)

  const stops = [watch(EXIT)]
  const listeners = count()
  stops.push(watch({ ...EXIT, sensitivity: 'high' }), watch({ on: 'idle', seconds: 30 }))
  stops.push(watch({ on: 'time', seconds: 30 }), watch({ on: 'scroll', percent: 50 }))
  expect(count()).toBe(listeners)

  for (const stop of stops) stop()
  const signals = added.flatMap(({ mock }) =>
    mock.calls.map(([, , options]) => (typeof options === 'object' ? options.signal : undefined)),
  )
  expect(signals.every((signal) => signal?.aborted)).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

it('a momentary trigger passes, the others stay', () => {
  const momentary: readonly Trigger[] = [EXIT, { on: 'cart' }, { on: 'return', minutes: 1 }]
  const lasting: readonly Trigger[] = [{ on: 'load' }, { on: 'scroll', percent: 50 }]
  expect(momentary.every(isMomentary)).toBe(true)
  expect(lasting.some(isMomentary)).toBe(false)
})
