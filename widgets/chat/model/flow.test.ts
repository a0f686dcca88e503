import { describe, expect, it } from 'vitest'
import type { Flow } from '../contract/facts.ts'
import { walkFlow } from './flow.ts'

const FLOW: Flow = {
  start: 'hello',
  steps: {
    hello: {
      say: { en: 'What is it about?', ro: 'Despre ce este vorba?' },
      choices: [
        { label: { en: 'My order' }, to: 'order' },
        { label: { en: 'Tea' }, to: 'tea' },
        { label: { en: 'A person' }, to: 'person' },
      ],
    },
    tea: {
      say: { en: 'Which one?' },
      choices: [
        { label: { en: 'Black' }, to: 'end' },
        { label: { en: 'Back to the start' }, to: 'hello' },
        { label: { en: 'Green' }, to: 'gone' },
      ],
    },
  },
}

describe('walkFlow', () => {
  it('begins with the first step, and waits', () => {
    expect(walkFlow(FLOW, [], 'ro')).toEqual({
      turns: [{ say: 'Despre ce este vorba?', choices: ['My order', 'Tea', 'A person'] }],
      path: [],
    })
  })

  it('keeps what was chosen, and asks the next', () => {
    const { turns, end } = walkFlow(FLOW, [1], 'en')

    expect(turns.map(({ say, chosen }) => [say, chosen])).toEqual([
      ['What is it about?', 1],
      ['Which one?', undefined],
    ])
    expect(end).toBeUndefined()
  })

  it.each([
    [[0], 'order'],
    [[2], 'person'],
    [[1, 0], 'end'],
  ] as const)('ends where the choice leads: %j at %s', (path, end) => {
    expect(walkFlow(FLOW, path, 'en').end).toBe(end)
  })

  it('may go in circles', () => {
    expect(walkFlow(FLOW, [1, 1, 1], 'en').turns).toHaveLength(4)
  })

  it('leaves out of a path what the flow no longer has', () => {
    expect(walkFlow(FLOW, [1, 7, 0], 'en').path).toEqual([1])
  })

  it('leads from a step that is missing to a person', () => {
    expect(walkFlow(FLOW, [1, 2], 'en').end).toBe('person')
    expect(walkFlow({ ...FLOW, start: 'constructor' }, [], 'en')).toEqual({
      turns: [],
      path: [],
      end: 'person',
    })
  })
})
