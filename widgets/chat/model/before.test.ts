import { describe, expect, it } from 'vitest'
import { ChatContext } from '../contract/exchange.ts'
import { addBefore, readBefore } from './before.ts'

describe('addBefore', () => {
  it('keeps the newer answer of the same question', () => {
    const before = addBefore(addBefore([], 'Returns?', ''), 'Returns?', '30 days')

    expect(before).toEqual([{ asked: 'Returns?', answered: '30 days' }])
  })

  it('never holds more than the contract takes', () => {
    const before = Array.from({ length: 60 }, (_, index) => `${index} ${'é'.repeat(9000)}`).reduce(
      (list: ReturnType<typeof addBefore>, text) => addBefore(list, text, text),
      [],
    )

    expect(ChatContext.safeParse({ before }).success).toBe(true)
    expect(before.at(-1)!.asked).toMatch(/^59 /)
  })
})

describe('readBefore', () => {
  it('reads what was kept', () => {
    const before = addBefore([], 'Returns?', '30 days')

    expect(readBefore(JSON.stringify(before))).toEqual(before)
  })

  it.each(['', '{', '7', '{"asked":1}', 'null'])('reads nothing out of %s', (text) => {
    expect(readBefore(text)).toEqual([])
  })

  it('takes nothing but texts', () => {
    expect(readBefore('[{"asked":{},"answered":7}]')).toEqual([{ asked: '', answered: '' }])
  })
})
