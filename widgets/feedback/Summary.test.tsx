import { cleanup } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { disposeModels } from '../../src/model/context.fixture.ts'
import { drawSummary, setUp } from './render.fixture.ts'
import { createEntry, createTicket } from './survey.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

it.each([
  ['Tell us how it was', []],
  ['In progress', [createTicket({ stage: 'in_progress' })]],
  [
    '2 updates for you',
    [
      createTicket({
        entries: [...createTicket().entries, createEntry(2), createEntry(3)],
      }),
    ],
  ],
  ['Tell us how it was', [createTicket({ stage: 'resolved', isOver: true })]],
])('says “%s”', async (line, tickets) => {
  const { container } = drawSummary(await setUp({ tickets }))

  expect(container.textContent).toBe(line)
})
