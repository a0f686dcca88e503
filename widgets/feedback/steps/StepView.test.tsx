import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { createRefusal, disposeModels } from '../../../src/model/context.fixture.ts'
import { forgetTab } from '../../../src/ui/tab-memory.ts'
import { putResponse } from '../contract/responses.ts'
import { atButton, drawSection, press, radio, setUp, tap, taken } from '../render.fixture.ts'
import { NPS, REASON, WHY } from '../survey.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
  forgetTab()
})

type Steps = NonNullable<NonNullable<Parameters<typeof atButton>[0]>['steps']>

async function draw(steps: Steps, options: Parameters<typeof setUp>[0] & object = {}) {
  const stage = await setUp({ surveys: [atButton({ steps })], ...options })
  drawSection(stage)
  press('How was it?')
  await screen.findByRole('heading', { level: 4 })
  const answersOf = (): unknown[] => stage.askedOf(putResponse).map(({ body }) => body?.['answers'])
  return { ...stage, answersOf }
}

const names = (): string[] =>
  screen.getAllByRole('radio').map((each) => each.closest('label')!.textContent)
const key = (name: string, init: KeyboardEventInit): boolean => fireEvent.keyDown(radio(name), init)
const send = (): boolean => fireEvent.submit(document.querySelector('form')!)
const ask = (text: string): { en: string } => ({ en: text })

describe('a score', () => {
  it('is one group with its question, from 0 to 10, and the ends tell what they mean', async () => {
    await draw([NPS, WHY])

    expect(screen.getByRole('group', { name: 'How likely are you to recommend us?' })).toBeTruthy()
    expect(names()).toEqual(Array.from({ length: 11 }, (_, score) => String(score)))
    expect(describedBy(radio('0'))).toBe('Not at all likely')
    expect(describedBy(radio('10'))).toBe('Extremely likely')
  })

  it.each([
    ['csat', ['Very unhappy', 'Unhappy', 'So-so', 'Happy', 'Very happy']],
    ['ces', ['1', '2', '3', '4', '5', '6', '7']],
    ['rating', ['1 star', '2 stars', '3 stars', '4 stars', '5 stars']],
  ] as const)('has the scale of its kind: %s', async (kind, expected) => {
    await draw([{ kind, id: 'score', question: ask('And?') }])

    expect(names()).toEqual(expected)
  })

  it('has as many stars as the merchant wants', async () => {
    await draw([{ kind: 'rating', id: 'score', question: ask('And?'), most: 7 }])

    expect(names().at(-1)).toBe('7 stars')
    expect(document.querySelectorAll('.fb-stars svg')).toHaveLength(7)
  })

  it('has the merchant’s own words at its ends', async () => {
    await draw([{ ...NPS, lowLabel: ask('Never'), highLabel: ask('At once') }])

    expect(describedBy(radio('0'))).toBe('Never')
    expect(describedBy(radio('10'))).toBe('At once')
  })

  it('goes on at once when it is tapped', async () => {
    const { answersOf } = await draw([NPS, WHY])

    tap(radio('3'))

    expect(await screen.findByText('Why?')).toBeTruthy()
    await waitFor(() => expect(answersOf()).toEqual([{ nps: 3 }]))
  })

  it('is only chosen by arrows, and goes on with Enter', async () => {
    const { answersOf } = await draw([NPS, WHY])

    key('3', { key: 'ArrowRight' })
    fireEvent.click(radio('4'))
    expect(radio('4').checked).toBe(true)
    expect(screen.queryByText('Why?')).toBeNull()
    send()

    expect(await screen.findByText('Why?')).toBeTruthy()
    await waitFor(() => expect(answersOf()).toEqual([{ nps: 4 }]))
  })

  it('is chosen by a digit, and 1 and 0 are 10', async () => {
    await draw([NPS, WHY])

    key('0', { key: '7' })
    expect(radio('7').checked).toBe(true)
    expect(document.activeElement).toBe(radio('7'))
    key('7', { key: '1' })
    key('1', { key: '0' })

    expect(radio('10').checked).toBe(true)
  })

  it('leaves digits to shortcuts, and those outside its scale alone', async () => {
    await draw([{ kind: 'csat', id: 'score', question: ask('And?') }])

    key('Happy', { key: '2', ctrlKey: true })
    key('Happy', { key: '9' })

    expect(screen.getAllByRole('radio', { checked: false })).toHaveLength(5)
  })

  it('can be passed over, unless it is required', async () => {
    await draw([NPS, { ...NPS, id: 'again', required: true }])
    press('Skip')
    await screen.findByText('2 of 2')

    press('Send')

    expect(screen.getByRole('alert').textContent).toBe('Please answer first.')
  })
})

describe('a choice', () => {
  it('goes on when it is sent, and not before', async () => {
    const { answersOf } = await draw([REASON, WHY])

    tap(radio('It came late'))
    expect(screen.queryByText('Why?')).toBeNull()
    press('Next')

    await screen.findByText('Why?')
    await waitFor(() => expect(answersOf()).toEqual([{ reason: ['late'] }]))
  })

  it('may be of several', async () => {
    const { answersOf } = await draw([{ ...REASON, multiple: true } as typeof REASON, WHY])
    expect(screen.getByText('You may choose several.')).toBeTruthy()

    for (const box of screen.getAllByRole('checkbox')) tap(box)
    tap(screen.getByRole('checkbox', { name: 'It came late' }))
    press('Next')

    await screen.findByText('Why?')
    await waitFor(() => expect(answersOf()).toEqual([{ reason: ['broken'] }]))
  })

  it('shows pictures with what they show', async () => {
    const image = 'https://shop.example/celadon.jpg'
    const options = [
      { id: 'a', label: ask('Celadon'), image },
      { id: 'b', label: ask('Raku'), image },
    ]
    await draw([{ kind: 'picture', id: 'style', question: ask('Which?'), options }])

    expect(names()).toEqual(['Celadon', 'Raku'])
    expect(document.querySelector('img')?.getAttribute('src')).toBe(image)
  })

  it('has another order for another shopper, and the same for the same', async () => {
    const options = Array.from({ length: 12 }, (_, at) => ({ id: `o${at}`, label: ask(`${at}`) }))
    const shuffled = { ...REASON, options, shuffled: true } as typeof REASON
    await draw([shuffled])
    const first = names()
    press('Overview')
    press('How was it?')
    expect(names()).toEqual(first)
    cleanup()
    disposeModels()
    forgetTab()

    await draw([shuffled])

    expect(names()).not.toEqual(first)
    expect(names().toSorted()).toEqual(first.toSorted())
  })
})

describe('a text', () => {
  it('is sent without the room around it', async () => {
    const { answersOf } = await draw([WHY, NPS])
    fireEvent.input(screen.getByRole('textbox', { name: 'Why?' }), { target: { value: ' Late. ' } })

    press('Next')

    await screen.findByText('How likely are you to recommend us?')
    await waitFor(() => expect(answersOf()).toEqual([{ why: 'Late.' }]))
  })

  it('of an address is checked before it goes', async () => {
    const { answersOf } = await draw([{ kind: 'email', id: 'mail', question: ask('Where to?') }])
    const field = screen.getByRole('textbox', { name: 'Where to?' })
    fireEvent.input(field, { target: { value: 'ana@' } })

    press('Send')

    expect(screen.getByRole('alert').textContent).toBe('Please check the address.')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(describedBy(field)).toBe('Please check the address.')
    expect(answersOf()).toEqual([])
  })
})

describe('how it is kept', () => {
  it('is said', async () => {
    await draw([NPS, WHY])

    tap(radio('3'))

    expect(await screen.findByText('Saved')).toBeTruthy()
  })

  it('is said where the backend cannot be reached', async () => {
    const down = () => {
      throw new TypeError('Failed to fetch')
    }
    await draw([NPS, WHY], { answers: [[putResponse, down]] })

    tap(radio('3'))

    expect(
      await screen.findByText('Kept on this device, sent when you are back online.'),
    ).toBeTruthy()
  })

  it('is said with the reason where it was refused', async () => {
    const refuse = () => {
      throw createRefusal('survey_over', 410)
    }
    await draw([NPS, WHY], { answers: [[putResponse, refuse]] })

    tap(radio('3'))

    expect(await screen.findByText('This survey is over. Thank you all the same.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})

it('leaves the name out when the shopper says so, before the first answer has left', async () => {
  const survey = atButton({ anonymous: 'offered' })
  const stage = await setUp({ surveys: [survey], answers: [[putResponse, taken]] })
  drawSection(stage)
  press('How was it?')

  tap(await screen.findByRole('checkbox', { name: 'Leave my name out' }))

  await waitFor(() => expect(screen.getByRole('checkbox')).toHaveProperty('checked', true))
})

it('says whose words are in another language than the rest', async () => {
  await draw([{ ...NPS, question: { ro: 'Ne-ai recomanda?' } }], {
    surveys: [
      atButton({
        locales: ['ro'],
        title: { ro: 'How was it?' },
        steps: [{ ...NPS, question: { ro: 'Ne-ai recomanda?' } }],
        endings: [{ id: 'thanks', text: { ro: 'Mulțumim.' } }],
      }),
    ],
  })

  expect(screen.getByText('Ne-ai recomanda?').getAttribute('lang')).toBe('ro')
  expect(screen.getByText('Not at all likely').closest('[lang]')).toBeNull()
})

function describedBy(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
}
