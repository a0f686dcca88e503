import { cleanup, render } from '@testing-library/preact'
import { useRef } from 'preact/hooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createConversation, createMessage, createThread } from '../stage.fixture.ts'
import { useInSight } from './use-in-sight.ts'

type Entry = Partial<Record<keyof IntersectionObserverEntry, unknown>>

let tell: (entries: readonly Entry[]) => void
let observed: Element[]

beforeEach(() => {
  observed = []
  class Observer {
    constructor(callback: typeof tell) {
      tell = callback
    }
    observe = (row: Element): void => void observed.push(row)
    disconnect = (): void => undefined
  }
  vi.stubGlobal('IntersectionObserver', Observer)
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** A thread with two unread messages, 2 and 4. */
function open() {
  const thread = createThread([createMessage(2), createMessage(4)], createConversation())
  function View() {
    const list = useRef<HTMLOListElement>(null)
    useInSight(list, thread)
    return (
      <ol ref={list}>
        <li data-unread="2" />
        <li data-unread="4" />
        <li />
      </ol>
    )
  }
  render(<View />)
  return thread
}

const see = (at: number, intersectionRatio: number, height = 20): Entry => ({
  target: observed[at],
  isIntersecting: intersectionRatio > 0,
  intersectionRatio,
  intersectionRect: { height },
})

describe('what was in sight', () => {
  it('is told as read, up to the newest of it', () => {
    const thread = open()

    tell([see(0, 1), see(1, 0.5)])

    expect(thread.read.mock.calls).toEqual([[4]])
  })

  it.each([
    ['not at all', 0, 0],
    ['by an edge', 0.2, 20],
  ])('%s is not read', (_how, ratio, height) => {
    const thread = open()

    tell([see(1, ratio, height)])

    expect(thread.read).not.toHaveBeenCalled()
  })

  it('of a message larger than the window is read in part', () => {
    const thread = open()

    tell([see(1, 0.1, 300)])

    expect(thread.read.mock.calls).toEqual([[4]])
  })

  it('of a page in the background is read when the page comes to the front', () => {
    const thread = open()
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    tell([see(0, 1)])
    expect(thread.read).not.toHaveBeenCalled()

    visibility.mockReturnValue('visible')
    document.dispatchEvent(new Event('visibilitychange'))

    expect(thread.read.mock.calls).toEqual([[2]])
  })

  it('is asked of unread messages alone', () => {
    open()

    expect(observed).toHaveLength(2)
  })
})
