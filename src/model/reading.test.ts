import { describe, expect, it, vi } from 'vitest'
import { createQuestion, type Question } from './question.fixture.ts'
import { createReading } from './reading.ts'

/** Questions that are answered when the test says so. */
function createQuestions() {
  const open: Question<string>[] = []
  const report = vi.fn()
  const reading = createReading(() => {
    const question = createQuestion<string>()
    open.push(question)
    return question.promise
  }, report)
  return { reading, open, report }
}

describe('createReading', () => {
  it('has what the latest question was answered, whichever answer comes last', async () => {
    const { reading, open } = createQuestions()
    const loads = [reading.load(), reading.load()]

    open[1]!.resolve('new')
    open[0]!.resolve('old')
    await Promise.all(loads)

    expect(reading.value.value).toBe('new')
  })

  it('keeps what it has when the next question fails', async () => {
    const { reading, open, report } = createQuestions()
    reading.set('known')
    const load = reading.load()

    open[0]!.reject(new Error('down'))
    await load

    expect(reading.value.value).toBe('known')
    expect(reading.failed.value).toBe(true)
    expect(report).toHaveBeenCalledExactlyOnceWith(new Error('down'))
  })

  it('drops the answer to a question that was asked before it was set', async () => {
    const { reading, open } = createQuestions()
    const load = reading.load()
    reading.set(undefined)

    open[0]!.resolve('of somebody who has left')
    await load

    expect(reading.value.value).toBeUndefined()
  })

  it('has not failed any more once an answer comes', async () => {
    const { reading, open } = createQuestions()
    const failing = reading.load()
    open[0]!.reject(new Error('down'))
    await failing

    const load = reading.load()
    open[1]!.resolve('here')
    await load

    expect(reading.failed.value).toBe(false)
  })
})
