import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLinkState, type LinkState } from './link.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** One that has been read once, and so is there. */
function createRead(): LinkState {
  const state = createLinkState()
  state.noteReading(true)
  return state
}

it('there is none before anything was read or sent', () => {
  expect(createLinkState().link.value).toBe('none')
})

describe('a connection is lost', () => {
  it.each([
    ['when nobody answers what is sent', (state: LinkState) => state.noteAnswer(false)],
    ['when it cannot be read', (state: LinkState) => state.noteReading(false)],
    ['when what tells of changes is gone', (state: LinkState) => state.noteTelling(false)],
  ])('%s', (_when, lose) => {
    const state = createRead()

    lose(state)

    expect(state.link.value).toBe('lost')
    expect(state.isBehind()).toBe(true)
  })

  it('with the very first message, too', () => {
    const state = createLinkState()

    state.noteAnswer(false)

    expect(state.link.value).toBe('lost')
  })
})

describe('after a message nobody has answered it is back', () => {
  it.each([
    ['with an answer to what is sent', (state: LinkState) => state.noteAnswer(true)],
    ['with a reading that ended well', (state: LinkState) => state.noteReading(true)],
    ['with a stream that is there again', (state: LinkState) => state.noteTelling(true)],
  ])('%s', (_how, restore) => {
    const state = createRead()
    state.noteAnswer(false)

    restore(state)

    expect(state.link.value).toBe('live')
  })

  it('not with a network alone, until that has been read over', () => {
    const state = createRead()
    state.noteAnswer(false)

    state.noteBack()

    expect(state.link.value).toBe('lost')
  })

  it('with a network where there is nothing to read', () => {
    const state = createLinkState()
    state.noteAnswer(false)

    state.noteBack()

    expect(state.link.value).toBe('none')
  })

  it('not while what tells of changes is gone', () => {
    const state = createRead()
    state.noteTelling(false)
    state.noteAnswer(false)

    state.noteAnswer(true)

    expect(state.link.value).toBe('lost')
  })

  it('not while it cannot be read', () => {
    const state = createRead()
    state.noteReading(false)

    state.noteAnswer(true)

    expect(state.link.value).toBe('lost')
  })
})

describe('what was missed', () => {
  it('is not known until it has been read, though messages leave again', () => {
    const state = createRead()
    state.noteAnswer(false)

    state.noteAnswer(true)
    expect(state.isBehind()).toBe(true)
    state.noteReading(true)

    expect(state.isBehind()).toBe(false)
  })

  it('is told for eight seconds', () => {
    const state = createRead()

    state.noteMissed(2)

    expect(state.caughtUp.value).toBe(2)
    vi.advanceTimersByTime(8000)
    expect(state.caughtUp.value).toBe(0)
  })
})

it('goes with the one who leaves', () => {
  const state = createRead()
  state.noteAnswer(false)
  state.noteMissed(2)

  state.forget()

  expect(state.link.value).toBe('none')
  expect(state.caughtUp.value).toBe(0)
  expect(state.isBehind()).toBe(false)
  expect(vi.getTimerCount()).toBe(0)
})
