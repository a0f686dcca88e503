import { beforeEach, expect, test, vi } from 'vitest'
import { createContextStage } from '../../../src/model/context.fixture.ts'
import { readChanges } from '../contract/exchange.ts'
import type { Follower } from './backend.ts'
import { createOwnBackend } from './own.ts'

const OPENED = 'stream.opened'

let follower: { [Part in keyof Follower]: ReturnType<typeof vi.fn<Follower[Part]>> }
beforeEach(() => {
  follower = {
    onChange: vi.fn(async () => true),
    onSignal: vi.fn(),
    onLink: vi.fn(),
    onBack: vi.fn(),
    interest: vi.fn(() => 'none'),
  }
})

function follow() {
  const page = { messages: [], conversations: [], cursor: 1, hasMore: false }
  const stage = createContextStage({ answers: [[readChanges, () => page]] })
  stage.setLive('idle')
  const backend = createOwnBackend(stage.context)
  const stop = backend.follow(follower)
  return { ...stage, backend, stop }
}

test('what came between the first reading and the opening of the stream is read', async () => {
  const { backend, setLive, announceChange } = follow()
  await backend.changes(undefined)

  setLive('live')
  announceChange({}, OPENED)

  expect(follower.onChange).toHaveBeenCalledTimes(1)
})

test('a reading that began after the connection was there is not repeated', async () => {
  const { backend, setLive, announceChange } = follow()

  setLive('live')
  await backend.changes(1)
  announceChange({}, OPENED)

  expect(follower.onChange).not.toHaveBeenCalled()
})

test('a change without a number is a reason to try what waits; one with a number is not', () => {
  const { announceChange } = follow()

  announceChange({ revision: 7 }, 'chat.changed')
  expect(follower.onChange).toHaveBeenLastCalledWith(7)
  expect(follower.onBack).not.toHaveBeenCalled()

  announceChange({}, 'chat.changed')
  expect(follower.onBack).toHaveBeenCalledTimes(1)
})

test('passes on what is said of the moment, and nothing of another shape', () => {
  const { announceChange } = follow()

  announceChange({ data: { isOnline: 'maybe' } }, 'chat.signal')
  announceChange({ data: { isOnline: true } }, 'chat.signal')

  expect(follower.onSignal.mock.calls).toEqual([[{ isOnline: true }]])
})

test('tells nothing more once nobody follows, or the widget is gone', () => {
  const { listeners, stop, backend } = follow()
  stop()
  expect(listeners.size).toBe(0)

  backend.follow(follower)
  backend.dispose()

  expect(listeners.size).toBe(0)
})
