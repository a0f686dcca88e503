import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asked, Verdict } from '../../campaigns/verdict.ts'
import { createRounds, type Rounds } from './rounds.ts'

const asked: Asked = { widget: 'wishlist', id: 'ask', level: 'sheet' }
let rounds: Rounds | undefined

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  rounds?.stop()
  vi.useRealTimers()
})

function setUp(verdict: Partial<Verdict> = {}) {
  const page = { obstacles: '' as string | undefined }
  const ask = vi.fn(async (): Promise<readonly Verdict[]> => [
    { asked, outcome: 'wait', reason: 'busy', ...verdict },
  ])
  const reported: unknown[] = []
  rounds = createRounds({
    ask,
    look: () => page.obstacles,
    report: (error) => reported.push(error),
  })
  return { page, ask, reported, rounds }
}

describe('createRounds', () => {
  it('asks once for what is proposed in the same breath', async () => {
    const { ask, rounds } = setUp()
    rounds.soon()
    rounds.soon()
    await vi.advanceTimersByTimeAsync(100)
    expect(ask).toHaveBeenCalledOnce()
  })

  it('asks again when the arbiter said so', async () => {
    const { ask, rounds } = setUp({ retryAfterMs: 8000 })
    rounds.soon()
    await vi.advanceTimersByTimeAsync(7900)
    expect(ask).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(200)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('asks again once something else stands in the way, or nothing any more', async () => {
    const { ask, page, rounds } = setUp({ until: 'banner' })
    page.obstacles = 'banner'
    rounds.soon()
    await vi.advanceTimersByTimeAsync(5000)
    expect(ask).toHaveBeenCalledOnce()

    page.obstacles = ''
    await vi.advanceTimersByTimeAsync(1000)

    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('looks no further when nobody waits or speaks', async () => {
    const { page, rounds } = setUp()
    rounds.soon()
    await vi.advanceTimersByTimeAsync(100)
    page.obstacles = undefined
    await vi.advanceTimersByTimeAsync(1000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('asks anew after a round that was under way when more was proposed', async () => {
    const { ask, rounds } = setUp()
    let finish = (): void => undefined
    ask.mockImplementationOnce(() => new Promise((resolve) => (finish = () => resolve([]))))
    rounds.soon()
    await vi.advanceTimersByTimeAsync(60)
    rounds.soon()
    await vi.advanceTimersByTimeAsync(60)
    expect(ask).toHaveBeenCalledOnce()

    finish()
    await vi.advanceTimersByTimeAsync(60)

    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('reports what went wrong, and asks again all the same', async () => {
    const { ask, reported, rounds } = setUp()
    ask.mockRejectedValueOnce(new Error('no store'))
    rounds.soon()
    await vi.advanceTimersByTimeAsync(60)
    rounds.soon()
    await vi.advanceTimersByTimeAsync(60)
    expect(reported).toEqual([new Error('no store')])
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('is silent after it was stopped', async () => {
    const { ask, rounds } = setUp({ retryAfterMs: 100 })
    rounds.soon()
    await vi.advanceTimersByTimeAsync(60)
    rounds.stop()
    rounds.soon()
    await vi.advanceTimersByTimeAsync(5000)
    expect(ask).toHaveBeenCalledOnce()
  })
})
