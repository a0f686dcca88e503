import { cleanup, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { disposeModels } from '../../src/model/context.fixture.ts'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { drawCard, press, radio, setUp, tap } from './render.fixture.ts'
import { createSurvey, NPS } from './survey.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
  forgetTab()
})

const draw = async (level: 'sheet' | 'modal' = 'sheet', changes = {}) => {
  const stage = await setUp({ surveys: [createSurvey(changes)] })
  return { ...stage, ...(await drawCard(stage, level)) }
}
const memoryOf = (store: Map<string, unknown>): string => JSON.stringify([...store.values()])

describe('the card of a survey', () => {
  it('is named by the survey, and says how many questions there are', async () => {
    await draw()

    expect(screen.getByRole('region', { name: 'How was it?' })).toBeTruthy()
    expect(screen.getByText('How likely are you to recommend us?')).toBeTruthy()
    expect(screen.getByText('1 of 2')).toBeTruthy()
  })

  it('offers no way over the question, but the ways out', async () => {
    await draw()

    const ways = screen.getAllByRole('button').map(({ textContent }) => textContent)
    expect(ways).toEqual(['Later', 'Don’t ask again'])
  })

  it('goes on in the panel', async () => {
    const { context, model, close } = await draw()

    tap(radio('9'))

    await waitFor(() => expect(close).toHaveBeenCalledExactlyOnceWith('done'))
    expect(context.open).toHaveBeenCalled()
    const { current } = model
    expect(current.value && 'step' in current.value && current.value.step.value?.id).toBe('why')
  })

  it('has the rest itself where there is no panel', async () => {
    const { context, close } = await draw()
    context.open.mockResolvedValue(false)

    tap(radio('9'))
    await screen.findByText('Why?')
    press('Skip')

    expect(await screen.findByText('Thank you.')).toBeTruthy()
    expect(close).not.toHaveBeenCalled()
    press('Close')
    expect(close).toHaveBeenCalledExactlyOnceWith('done')
  })

  it('ends in the card after a single question', async () => {
    const { context } = await draw('sheet', { steps: [NPS] })

    tap(radio('9'))

    expect(await screen.findByText('Thank you.')).toBeTruthy()
    expect(context.open).not.toHaveBeenCalled()
    expect(screen.queryByRole('button', { name: 'Later' })).toBeNull()
  })

  it('runs in the dialog from beginning to end', async () => {
    const { context } = await draw('modal')

    tap(radio('9'))
    await screen.findByText('Why?')

    expect(context.open).not.toHaveBeenCalled()
  })
})

describe('the ways out', () => {
  it.each([
    ['Later', 'later', 'later'],
    ['Don’t ask again', 'never', 'never'],
  ] as const)('“%s” is remembered as what it is', async (name, as, known) => {
    const { close, store } = await draw()

    press(name)

    expect(close).toHaveBeenCalledExactlyOnceWith(as)
    await waitFor(() =>
      expect(memoryOf(store)).toContain(known === 'never' ? '"never":true' : known),
    )
  })

  it('the cross of the frame is no “Later”', async () => {
    const { dismiss, store } = await draw()

    dismiss()

    await waitFor(() => expect(memoryOf(store)).toContain('dismissed'))
    expect(memoryOf(store)).not.toContain('later')
  })

  it('the cross at the end closes what was answered', async () => {
    const { dismiss, store } = await draw('sheet', { steps: [NPS] })
    tap(radio('9'))
    await screen.findByText('Thank you.')

    dismiss()

    await waitFor(() => expect(memoryOf(store)).toContain('answered'))
    expect(memoryOf(store)).not.toContain('dismissed')
  })
})
