import { describe, expect, it, vi } from 'vitest'
import { ProblemError } from '../core/problem-error.ts'
import { createDoings, readProblem } from './doing.ts'
import { createQuestion } from './question.fixture.ts'

const TAKEN = new ProblemError('/v1/codes', {
  code: 'code_taken',
  status: 409,
  params: { code: 'ANA' },
  retryable: false,
  retryAfterMs: undefined,
  requestId: undefined,
})

describe('createDoings', () => {
  it('is sending until it is done, and then nothing', async () => {
    const { all, run } = createDoings(vi.fn())
    const act = createQuestion<void>()

    const done = run('code', () => act.promise)
    expect(all.value.get('code')).toEqual({ status: 'sending' })
    act.resolve(undefined)

    expect(await done).toBe(true)
    expect(all.value.has('code')).toBe(false)
  })

  it('does nothing twice at a time', async () => {
    const { run } = createDoings(vi.fn())
    const act = createQuestion<void>()
    const first = run('code', () => act.promise)
    const again = vi.fn()

    expect(await run('code', again)).toBe(false)

    expect(again).not.toHaveBeenCalled()
    act.resolve(undefined)
    await first
  })

  it('keeps why it was refused, which is no news to the developer', async () => {
    const report = vi.fn()
    const { all, run } = createDoings(report)

    expect(await run('code', () => Promise.reject(TAKEN))).toBe(false)

    const refused = { status: 'refused', code: 'code_taken', params: { code: 'ANA' } }
    expect(all.value.get('code')).toEqual(refused)
    expect(report).not.toHaveBeenCalled()
  })

  it('reports what is no refusal', async () => {
    const report = vi.fn()
    const { all, run } = createDoings(report)

    await run('code', () => Promise.reject(new Error('down')))

    expect(all.value.get('code')).toEqual({ status: 'refused', code: 'no_answer' })
    expect(report).toHaveBeenCalledExactlyOnceWith(new Error('down'))
  })

  it('tells the next shopper nothing of what another had asked for', async () => {
    const { all, run, clear } = createDoings(vi.fn())
    const act = createQuestion<void>()
    const done = run('code', () => act.promise)

    clear()
    act.reject(TAKEN)

    expect(await done).toBe(false)
    expect(all.value.size).toBe(0)
  })
})

it('knows a problem by its name, whichever copy of the class made it', () => {
  const foreign = Object.assign(new Error('of another bundle'), {
    name: 'ProblemError',
    code: 'debt',
    params: {},
  })

  expect(readProblem(foreign)).toEqual({ code: 'debt', params: {} })
})
