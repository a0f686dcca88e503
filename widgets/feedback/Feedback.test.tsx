import { cleanup, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createRefusal, disposeModels } from '../../src/model/context.fixture.ts'
import { forgetTab } from '../../src/ui/tab-memory.ts'
import { readSurveys } from './contract/surveys.ts'
import { atButton, drawSection, press, radio, setUp, tap } from './render.fixture.ts'
import { createSurvey, createTicket } from './survey.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
  forgetTab()
})

const names = (): (string | null)[] =>
  [...document.querySelectorAll('.tile strong')].map(({ textContent }) => textContent)

describe('the section', () => {
  it('names open complaints, then surveys, then what is settled', async () => {
    drawSection(
      await setUp({
        surveys: [atButton(), createSurvey({ id: 'asks', title: { en: 'Asks by itself' } })],
        tickets: [
          createTicket({ id: 'b', subject: 'No invoice came', stage: 'resolved', isOver: true }),
          createTicket({ stage: 'in_progress' }),
        ],
      }),
    )

    expect(names()).toEqual(['It was broken', 'How was it?', 'No invoice came'])
    expect(screen.getAllByRole('heading', { level: 3 }).map((each) => each.textContent)).toEqual([
      'What you told us',
      'Give feedback',
      'Settled',
    ])
    expect(screen.getByText(/^In progress · /)).toBeTruthy()
  })

  it('offers what was begun, and then what can still be changed', async () => {
    const stage = await setUp()
    drawSection(stage)
    press('How was it?')
    tap(await screen.findByRole('radio', { name: '9' }))
    await screen.findByText('Why?')
    press('Overview')

    expect(names()).toEqual(['Go on: How was it?'])
    press('Go on: How was it?')

    expect(await screen.findByText('Why?')).toBeTruthy()
  })

  it('has written its first number before a question is pressed for', async () => {
    const stage = await setUp()
    const number = vi.fn(stage.words.format.number)
    const words = { ...stage.words, format: { ...stage.words.format, number } }
    drawSection({ ...stage, words })
    expect(number).not.toHaveBeenCalled()

    await waitFor(() => expect(number).toHaveBeenCalled())
  })

  it('says when there is nothing', async () => {
    drawSection(await setUp({ surveys: [] }))

    expect(screen.getByText(/^Nothing is asked right now/)).toBeTruthy()
  })

  it('says when nothing could be had, and tries again', async () => {
    let isDown = true
    const stage = await setUp({
      surveys: [],
      answers: [
        [
          readSurveys,
          () => {
            if (isDown) throw createRefusal('unknown_shop', 503)
            return { items: [atButton()], rules: { restDays: 7, mostPerYear: 6 } }
          },
        ],
      ],
      until: 'failed',
    })
    drawSection(stage)
    isDown = false

    press('Try again')

    await waitFor(() => expect(names()).toEqual(['How was it?']))
  })

  it('is a landmark of the page, but not within the panel', async () => {
    const stage = await setUp()

    drawSection(stage)
    expect(screen.queryByRole('region')).toBeNull()
    cleanup()
    drawSection(stage, {})

    expect(screen.getByRole('region', { name: 'Feedback' })).toBeTruthy()
  })

  it('gives the focus to what has come in the place of what was pressed', async () => {
    drawSection(await setUp())
    const row = screen.getByRole('button', { name: 'How was it?' })
    row.focus()

    press('How was it?')

    await waitFor(() =>
      expect(document.activeElement?.textContent).toBe('How likely are you to recommend us?'),
    )
  })

  it('takes no focus when it comes by itself', async () => {
    const stage = await setUp()
    const sitting = stage.model.begin('nps')!
    stage.model.open(sitting)

    drawSection(stage)
    await sitting.answer(3)
    await screen.findByText('Why?')

    expect(document.activeElement).toBe(document.body)
  })
})

describe('a survey in the page', () => {
  const placed = createSurvey({ id: 'leaving', moment: { on: 'element' } })

  it('is drawn where the merchant has placed it, and not in the section', async () => {
    const stage = await setUp({ surveys: [placed] })

    drawSection(stage, { survey: 'leaving' })

    expect(await screen.findByText('How likely are you to recommend us?')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Overview' })).toBeNull()
    expect(stage.model.current.value).toBeUndefined()
  })

  it('leaves the merchant’s own words where it is not open', async () => {
    const { container } = drawSection(await setUp({ surveys: [placed] }), { survey: 'other' })

    expect(container.innerHTML).toBe('<slot></slot>')
  })

  it('stays at its end when other things are read anew', async () => {
    const stage = await setUp({ surveys: [placed] })
    drawSection(stage, { survey: 'leaving' })
    tap(await screen.findByRole('radio', { name: '9' }))
    await screen.findByText('Why?')
    press('Skip')
    await screen.findByText('Thank you.')

    await stage.model.refresh()

    expect(screen.getByText('Thank you.')).toBeTruthy()
  })
})

describe('cancelling', () => {
  const leaving = createSurvey({ id: 'leaving', moment: { on: 'element' }, isCancelling: true })
  const draw = async (next?: string) => {
    const stage = await setUp({ surveys: [leaving] })
    drawSection(stage, { survey: 'leaving', ...(next && { next }) })
    await screen.findByText('How likely are you to recommend us?')
    return stage
  }

  it('goes on at every step, and needs no answer', async () => {
    const { context } = await draw('/account/cancel')
    const way = screen.getByRole('link', { name: 'Cancel anyway' })
    way.addEventListener('click', (event) => event.preventDefault())

    tap(way)

    expect(way.getAttribute('href')).toMatch(/\/account\/cancel$/)
    expect(context.announce).toHaveBeenCalledWith(
      'cancelled',
      expect.objectContaining({ surveyId: 'leaving' }),
    )
  })

  it.each(['javascript:alert(1)', undefined])(
    'only tells the page where %s leads',
    async (next) => {
      const { context } = await draw(next)

      press('Cancel anyway')

      expect(screen.queryByRole('link')).toBeNull()
      expect(context.announce).toHaveBeenCalledWith('cancelled', expect.anything())
    },
  )

  it('is off when the shopper stays', async () => {
    const { context } = await draw('/account/cancel')

    press('I’ll stay')

    expect(context.announce).toHaveBeenCalledWith('kept', expect.anything())
    expect(screen.getByText('Good to have you with us. Nothing was cancelled.')).toBeTruthy()
  })
})

describe('what is said aloud', () => {
  it('is what has just come to a complaint, and nothing of before', async () => {
    const stage = await setUp({ tickets: [createTicket()] })
    drawSection(stage)
    const region = document.querySelector('p.sr')!
    expect(region.textContent).toBe('')

    const entry = { seq: 2, at: '2026-11-22T13:00:00.000Z', by: { kind: 'agent', name: 'Ana' } }
    stage.tickets.splice(0, 1, {
      ...createTicket(),
      stage: 'assigned',
      entries: [
        ...createTicket().entries,
        { ...entry, kind: 'stage', stage: 'assigned', by: { kind: 'agent', name: 'Ana' } },
        { ...entry, seq: 3, kind: 'note', text: 'I am on it.', by: { kind: 'agent', name: 'Ana' } },
      ],
    })
    stage.announceChange({ revision: 2 }, 'feedback.changed')

    await waitFor(() => expect(region.textContent).toBe('Ana: Assigned Ana: I am on it.'))
  })
})

it('keeps half a sentence for the next page', async () => {
  const stage = await setUp({
    surveys: [atButton({ steps: [{ kind: 'text', id: 'why', question: { en: 'Why?' } }] })],
  })
  drawSection(stage)
  press('How was it?')
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Why?' })
  field.value = 'Because'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  cleanup()

  drawSection(stage)

  expect(screen.getByRole('textbox', { name: 'Why?' })).toHaveProperty('value', 'Because')
})

it('shows what was answered to who goes back', async () => {
  drawSection(await setUp())
  press('How was it?')
  tap(await screen.findByRole('radio', { name: '9' }))
  await screen.findByText('Why?')
  press('Back')

  expect(radio('9').checked).toBe(true)
})
