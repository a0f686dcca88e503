import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { recall } from '../../../src/ui/tab-memory.ts'
import { createFacts } from '../start/facts.fixture.ts'
import { clear, createStage, type StageOptions } from '../start/stage.fixture.ts'
import { Start } from '../start/Start.tsx'

afterEach(clear)

async function openFlow(options?: StageOptions) {
  const stage = createStage(options)
  render(<Start {...stage.props} />)
  const entry = screen.queryByRole('button', { name: 'Find help step by step' })
  if (entry) fireEvent.click(entry)
  await screen.findByRole('list', { name: 'Questions and your answers' })
  return stage
}

const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))

describe('the steps', () => {
  it('ask, and offer what can be chosen', async () => {
    await openFlow()

    const choices = screen.getByRole('list', { name: 'What is it about?' })
    expect([...choices.querySelectorAll('button')].map((each) => each.textContent)).toEqual([
      'My order',
      'Tea',
      'Something else',
    ])
  })

  it('keep what was chosen readable, and put the focus on the next question', async () => {
    await openFlow()

    press('Tea')

    expect(screen.getByText('Tea').textContent).toBe('You: Tea')
    expect(document.activeElement?.textContent).toBe('Black or green?')
  })

  it('go one step back', async () => {
    await openFlow()
    press('Tea')

    press('One step back')

    expect(document.activeElement?.textContent).toBe('What is it about?')
    expect(screen.getByRole('button', { name: 'Tea' })).toBeTruthy()
  })

  it('lead to a person with all that was said', async () => {
    const { openThread } = await openFlow()
    press('Tea')
    press('One step back')

    press('Something else')

    expect(openThread).toHaveBeenCalledWith('new')
    expect(JSON.parse(recall().drafts!['chat.before']!)).toEqual([
      { asked: 'What is it about?', answered: 'Something else' },
    ])
  })

  it('have the way to a person at every step, and in plain sight after the third miss', async () => {
    await openFlow()
    expect(screen.getByRole('button', { name: 'Ask a person' })).toBeTruthy()

    for (const _miss of [1, 2, 3]) {
      press('Tea')
      press('One step back')
    }

    expect(screen.getByRole('heading', { name: 'Let a person help' })).toBeTruthy()
  })

  it('make room for the list of conversations once they led to a person', async () => {
    const { openThread } = await openFlow()

    press('Ask a person')

    expect(openThread).toHaveBeenCalledWith('new')
    expect(screen.getByRole('button', { name: 'Write to us' })).toBeTruthy()
  })

  it('lead to an order', async () => {
    await openFlow()

    press('My order')

    expect(await screen.findByLabelText('Order number')).toBeTruthy()
  })

  it('may be gone through again from the end', async () => {
    await openFlow()
    press('Tea')
    press('Green')
    expect(document.activeElement?.textContent).toBe('We hope that helped.')

    press('Start over')

    expect(screen.queryByText('Black or green?')).toBeNull()
  })

  it('are where they were on the next page of the shop', async () => {
    await openFlow()
    press('Tea')
    cleanup()

    await openFlow()

    expect(screen.getByText('Black or green?')).toBeTruthy()
  })

  it('begin anew once the merchant has changed them', async () => {
    await openFlow()
    press('Tea')
    cleanup()

    await openFlow({ facts: createFacts({ revision: 4 }) })

    expect(screen.queryByText('Black or green?')).toBeNull()
  })
})
