import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Sight, watchSight } from './in-sight.ts'

const sights: Sight[] = []

afterEach(() => {
  for (const sight of sights.splice(0)) sight.leave()
  vi.unstubAllGlobals()
})

interface PageOptions {
  readonly visibility?: DocumentVisibilityState
  readonly prerendering?: boolean
  readonly isFramed?: boolean
  readonly activationStart?: number
}

function open(options: PageOptions = {}) {
  let now = 10_000
  const document = Object.assign(new EventTarget(), {
    visibilityState: options.visibility ?? 'visible',
    prerendering: options.prerendering ?? false,
  })
  const self = {}
  const page = {
    document,
    self,
    top: options.isFramed ? {} : self,
    performance: {
      now: () => now,
      getEntriesByType: () => [{ activationStart: options.activationStart ?? 0 }],
    },
  }
  // Safe: all that is read of a window is in it.
  const sight = watchSight(page as unknown as Window)
  sights.push(sight)
  const change = (event: string, changes: object): void => {
    Object.assign(document, changes)
    document.dispatchEvent(new Event(event))
  }
  return { sight, change, wait: (ms: number) => (now += ms) }
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const nothing = Symbol('nothing yet')
  return (await Promise.race([promise, Promise.resolve(nothing)])) === nothing
}

describe('a page in sight', () => {
  it('is seen at once', async () => {
    const { sight } = open()
    expect(await sight.whenSeen()).toBe(true)
  })

  it('in a frame is never seen', async () => {
    const { sight } = open({ isFramed: true })
    expect(await sight.whenSeen()).toBe(false)
  })

  it('in a tab at the back is seen when the tab comes forward', async () => {
    const { sight, change } = open({ visibility: 'hidden' })
    const seen = sight.whenSeen()
    expect(await isPending(seen)).toBe(true)

    change('visibilitychange', { visibilityState: 'visible' })

    expect(await seen).toBe(true)
  })

  it('being prepared is seen when it is shown, not when it says to be visible', async () => {
    const { sight, change } = open({ prerendering: true })
    const seen = sight.whenSeen()
    change('visibilitychange', {})
    expect(await isPending(seen)).toBe(true)

    change('prerenderingchange', { prerendering: false })

    expect(await seen).toBe(true)
  })

  it('that is left waits for nothing', async () => {
    const { sight, change } = open({ visibility: 'hidden' })
    const seen = sight.whenSeen()

    sight.leave()
    change('visibilitychange', { visibilityState: 'visible' })

    expect(await isPending(seen)).toBe(true)
  })
})

describe('the time in sight', () => {
  it('counts from the beginning of the page', () => {
    const { sight } = open()
    expect(sight.ms()).toBe(10_000)
  })

  it('of a page prepared in advance counts from when it was shown', () => {
    const { sight } = open({ activationStart: 9000 })
    expect(sight.ms()).toBe(1000)
  })

  it('of a tab opened at the back counts from when it came forward', async () => {
    const { sight, change, wait } = open({ visibility: 'hidden' })
    const seen = sight.whenSeen()
    expect(sight.ms()).toBe(0)

    change('visibilitychange', { visibilityState: 'visible' })
    await seen
    wait(1500)

    expect(sight.ms()).toBe(1500)
  })
})
