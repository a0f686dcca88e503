/** Results of a survey: figures never stand without their range and their number, and every picture has a table. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi } from '../api.ts'
import { answerWith, problem, type Answer } from '../referrals/backend.fixture.ts'
import { createSurveyResultsModel, type SurveyResults as Results } from './model.ts'
import { responseOf, RESULTS_PATH, resultsOf, TICKET_ID } from './results.fixture.ts'
import { SurveyResults } from './SurveyResults.tsx'

const READ = `GET ${RESULTS_PATH}`
const EXPORT = '/v1/merchant/feedback/surveys/after-order/export'

function show(answers: Readonly<Record<string, Answer>>): ReturnType<typeof answerWith> {
  const told = answerWith(answers)
  render(<SurveyResults model={createSurveyResultsModel(callApi)} surveyId="after-order" />)
  return told
}

const open = (more: Partial<Results> = {}): ReturnType<typeof answerWith> =>
  show({ [READ]: () => resultsOf(more) })

const chapter = (name: string): Promise<HTMLElement> => screen.findByRole('region', { name })

function scoreOnly(n: number): Partial<Results> {
  const [score] = resultsOf().steps
  if (!score) throw new Error('The survey has a score.')
  return {
    steps: [{ ...score, answered: n, reached: n, score: { value: -12, low: -60, high: 40, n } }],
  }
}

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('the rate of answers has its range and of how many it is', async () => {
  open()

  const overview = await chapter('How many answer')

  expect(overview.textContent).toContain('23%')
  expect(overview.textContent).toContain('Of 640 who were asked.')
  expect(overview.textContent).toContain('between 20% and 27%, 19 times of 20')
})

test('a rate nobody can know is not made up', async () => {
  const { responseRate: _rate, ...others } = resultsOf({ asked: 0 })
  show({ [READ]: () => others })

  const overview = await chapter('How many answer')

  expect(overview.textContent).toContain('is not known')
  expect(overview.textContent).not.toContain('%')
})

test('a survey that asks nobody has no rate, and nobody who closed it', async () => {
  const { survey, ...others } = resultsOf()
  show({ [READ]: () => ({ ...others, survey: { ...survey, moment: { on: 'button' } } }) })

  const overview = await chapter('How many answer')

  expect(overview.textContent).toContain('shoppers come for it')
  expect(overview.textContent).not.toContain('Closed it')
})

test('a score has its sign, its range and its number', async () => {
  open()

  const score = await chapter('Would you recommend us?')

  expect(score.textContent).toContain('+41')
  expect(score.textContent).toContain('Of 140 answers.')
  expect(score.textContent).toContain('between +31 and +52, 19 times of 20')
  expect(score.textContent).not.toContain('says little')
})

test.each([
  [1, 'With 1 answer this says next to nothing yet.'],
  [29, 'With 29 answers this says little yet'],
])('a score of %i answers says how little that is', async (count, text) => {
  open(scoreOnly(count))

  const score = await chapter('Would you recommend us?')

  expect(score.textContent).toContain('−12')
  expect(score.textContent).toContain(text)
})

test('every answer is counted with its share, and it is said where shares overlap', async () => {
  open()

  const topic = await chapter('What was it about?')

  expect(within(topic).getByText('The box').closest('li')?.textContent).toContain('9 · 90%')
  expect(topic.textContent).toContain('Several could be chosen')
  expect((await chapter('Would you recommend us?')).textContent).not.toContain('Several could')
})

test('the picture of the weeks says what it shows, and all its numbers stand in a table', async () => {
  open()

  const picture = await screen.findByRole('img')

  expect(picture.getAttribute('aria-label')).toContain('the lowest is +20, the highest +50')
  const rows = [...document.querySelectorAll('.survey-table tbody tr')]
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['25 May', '+20', '−10 to +48', '40'],
    ['8 June', '+50', '+38 to +62', '100'],
  ])
})

test('words that recur are counts, and say so', async () => {
  open()

  const texts = await chapter('Why?')

  expect(within(texts).getByText('delivery').closest('li')?.textContent).toBe('delivery 6')
  expect(texts.textContent).toContain('Counts, nothing more')
})

test('an answer is read in words, and leads to its ticket', async () => {
  open()

  const newest = await chapter('The newest answers')
  const [first, second] = within(newest).getAllByRole('listitem')

  for (const words of ['Ana Rusu', 'Low', '2 of 10', 'The box, The tea', 'Broken', 'Order FE-7'])
    expect(first?.textContent).toContain(words)
  expect(within(newest).getByRole('link').getAttribute('href')).toBe(`#tickets/${TICKET_ID}`)
  expect(second?.textContent).toContain('Without a name')
  expect(second?.textContent).toContain('Not to the end')
})

test('what is asked no more is still shown, by the id it had', async () => {
  open()

  const newest = await chapter('The newest answers')

  expect(within(newest).getByText('gone').closest('div')?.textContent).toContain('An old answer')
})

test('days, language and scores are asked of the server, and all of it again', async () => {
  const query = '?from=2026-06-01&locale=ro&bucket=low'
  show({
    [READ]: () => resultsOf(),
    [`${READ}?from=2026-06-01`]: () => resultsOf(),
    [`${READ}?from=2026-06-01&locale=ro`]: () => resultsOf(),
    [`${READ}${query}`]: () => resultsOf({ answered: 0, responses: [] }),
  })
  await chapter('The newest answers')

  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-06-01' } })
  fireEvent.change(screen.getByLabelText('Language'), { target: { value: 'ro' } })
  fireEvent.change(screen.getByLabelText('Score'), { target: { value: 'low' } })
  await screen.findByText(/^No answer fits/)
  fireEvent.click(screen.getByRole('button', { name: 'Look at everything' }))

  expect(await chapter('The newest answers')).toBeTruthy()
})

test('without an answer it says that there is none, and shows no figure', async () => {
  open({ answered: 0, finished: 0, steps: [], responses: [] })

  expect(await screen.findByText(/^Nobody has answered yet/)).toBeTruthy()
  expect(screen.queryByRole('img')).toBeNull()
})

test('further answers are put below, and none of them twice', async () => {
  show({
    [READ]: () => resultsOf({ responses: [responseOf(2), responseOf(1)], hasMore: true }),
    [`${READ}?skip=2`]: () => resultsOf({ responses: [responseOf(1), responseOf(0)] }),
  })

  fireEvent.click(await screen.findByRole('button', { name: 'Show more answers' }))

  await waitFor(() => expect(screen.getAllByText('Broken')).toHaveLength(3))
  expect(screen.queryByRole('button', { name: 'Show more answers' })).toBeNull()
})

test('the file is that of what is looked at, with the name the server gives it', async () => {
  const made: Blob[] = []
  const saved: string[] = []
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${made.push(blob)}`,
    revokeObjectURL: () => undefined,
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download)
  })
  const told = show({
    [READ]: () => resultsOf(),
    [`${READ}?bucket=low`]: () => resultsOf(),
    [`GET ${EXPORT}?bucket=low`]: () => ({ filename: 'after-order.csv', csv: '\uFEFFscore\r\n2' }),
  })
  await chapter('The newest answers')
  fireEvent.change(screen.getByLabelText('Score'), { target: { value: 'low' } })

  fireEvent.click(await screen.findByRole('button', { name: 'Download these as CSV' }))

  await screen.findByText('Saved as after-order.csv.')
  expect(saved).toEqual(['after-order.csv'])
  expect(made[0]?.type).toContain('text/csv')
  expect(told.at(-1)?.path).toBe(`${EXPORT}?bucket=low`)
})

test('a survey that is not there says so', async () => {
  show({ [READ]: () => problem(404, 'not_found') })

  expect(await screen.findByText('There is no such survey.')).toBeTruthy()
})
