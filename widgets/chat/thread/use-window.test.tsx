import { act, cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { createMessage } from '../stage.fixture.ts'
import { useWindow, type Window } from './use-window.ts'

afterEach(cleanup)

const thread = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => createMessage(from + at))

/** Draws a thread, and again with others; tells the first and the last that are shown. */
function open(count: number, wanted: readonly string[] = []) {
  let shown: Window | undefined
  function View({ messages }: { messages: ReturnType<typeof thread> }): null {
    shown = useWindow(messages, () => wanted)
    return null
  }
  const view = render(<View messages={thread(1, count)} />)
  return {
    hand: (): Window => shown!,
    ends: () => [shown!.drawn[0]?.seq, shown!.drawn.at(-1)?.seq, shown!.hasMore],
    show: (from: number, to: number) => view.rerender(<View messages={thread(from, to)} />),
  }
}

describe('of a long thread', () => {
  it('the newest fifteen are drawn at first', () => {
    expect(open(200).ends()).toEqual([186, 200, true])
  })

  it('all is drawn where that is no more', () => {
    expect(open(15).ends()).toEqual([1, 15, false])
  })

  it('twenty more are drawn for who reads up, to the first in memory', () => {
    const { hand, ends } = open(50)

    act(() => hand().grow())
    expect(ends()).toEqual([16, 50, true])
    act(() => hand().grow())

    expect(ends()).toEqual([1, 50, false])
  })

  it('nothing leaves the top while one reads there, and it does at the end', () => {
    const { hand, ends, show } = open(100)

    act(() => hand().from('m-61'))
    show(1, 120)
    expect(ends()).toEqual([61, 120, true])
    act(() => hand().from(undefined))

    expect(ends()).toEqual([106, 120, true])
  })

  it('what older messages were put in front of stays where it is', () => {
    const { hand, ends, show } = open(100)
    act(() => hand().from('m-61'))

    show(-50, 100)

    expect(ends()).toEqual([61, 100, true])
  })

  it.each([
    [['m-30', 'm-90'], 30],
    [['m-190'], 186],
    [['nowhere'], 186],
  ])('%j is among those that are drawn first', (wanted, first) => {
    expect(open(200, wanted).ends()[0]).toBe(first)
  })
})
