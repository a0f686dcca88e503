/** Surveys in the console: the list, writing one, what is wrong and where, two who save at once; the rules for all. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { Survey, SurveyRow } from '../../../widgets/feedback/contract.ts'
import { createBranching, createSurvey } from '../../../widgets/feedback/survey.fixture.ts'
import { callApi } from '../api.ts'
import { answerWith, AT, problem, type Answer } from '../referrals/backend.fixture.ts'
import { createSurveysModel, type SurveysModel } from './model.ts'
import { Surveys } from './Surveys.tsx'

const PATH = '/v1/merchant/feedback'
const SHOP = { offers: [{ id: 'a-tenth' }], segments: {} }
const SETTINGS = {
  rules: { restDays: 7, mostPerYear: 6 },
  dueHours: 24,
  mailTicketsAfterMinutes: 10,
}

const rowOf = (survey: Survey, more: Partial<SurveyRow> = {}): SurveyRow => ({
  survey,
  status: 'open',
  answered: 3,
  lastAnswerAt: AT,
  ...more,
})

interface Page {
  readonly model: SurveysModel
  readonly told: ReturnType<typeof answerWith>
  turnTo(part: string): void
}

function show(
  part: string,
  rows: readonly SurveyRow[],
  answers: Record<string, Answer> = {},
): Page {
  const told = answerWith({
    [`GET ${PATH}/surveys`]: () => ({ items: rows }),
    'GET /v1/merchant/campaign-settings': () => ({ revision: 1, settings: SHOP }),
    [`GET ${PATH}/settings`]: () => ({ revision: 4, settings: SETTINGS }),
    ...answers,
  })
  const model = createSurveysModel(callApi)
  const { rerender } = render(<Surveys model={model} part={part} />)
  return { model, told, turnTo: (next) => rerender(<Surveys model={model} part={next} />) }
}

/** Saves what it is sent, as the next revision. */
const keep: Answer = (body) => {
  const { survey } = Object(body) as { survey: Survey }
  return rowOf({ ...survey, revision: survey.revision + 1 })
}

const savedIn = ({ told }: Page): unknown[] =>
  told.filter(({ method }) => method === 'PUT').map(({ body }) => body)
const write = (label: string, value: string): boolean =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  location.hash = ''
})

test('each survey says when it asks, how it stands and what was answered, and is closed at once', async () => {
  const { told } = show('', [rowOf(createSurvey())], {
    [`POST ${PATH}/surveys/nps/status`]: () => rowOf(createSurvey(), { status: 'closed' }),
  })

  expect(await screen.findByText('After 5 seconds on a page')).toBeTruthy()
  expect(screen.getByText('3 answers, the last on 10 June')).toBeTruthy()
  press('Close: After an order')

  await screen.findByText('Closed')
  expect(told.at(-1)?.body).toEqual({ status: 'closed' })
})

test('a template becomes a survey of its own that nobody is asked before it is open', async () => {
  const page = show('new', [], {
    [`PUT ${PATH}/surveys/after-order`]: (body) => ({ ...Object(keep(body)), status: 'draft' }),
  })
  fireEvent.click(await screen.findByRole('button', { name: /Would they recommend us/ }))
  expect(location.hash).toBe('#surveys/edit/after-order')
  page.turnTo('edit/after-order')
  press('Save')

  await screen.findByText('Saved. Nobody is asked before it is open.')
  expect(savedIn(page)).toMatchObject([{ isNew: true, survey: { id: 'after-order' } }])
})

test('a text is written language by language, and what lacks is counted and named', async () => {
  const survey = createSurvey({ locales: ['en', 'ro'] })
  const page = show('edit/nps', [rowOf(survey)])
  await screen.findByDisplayValue('How was it?')
  expect(screen.getAllByText('4 texts missing')).not.toHaveLength(0)

  fireEvent.click(screen.getAllByRole('button', { name: /^Romanian/ })[0] as HTMLElement)
  write('Heading of its card', 'Cum a fost?')

  expect(screen.getAllByText('3 texts missing')).not.toHaveLength(0)
  expect(page.model.editor.draft.value?.form.title).toEqual({
    en: 'How was it?',
    ro: 'Cum a fost?',
  })
})

test('what is missing is said at its place before anything is sent, and the first gets the focus', async () => {
  const page = show('edit/nps', [rowOf(createSurvey())])
  await screen.findByDisplayValue('How was it?')
  write('Heading of its card', '')
  expect(screen.queryByText('Not yet in English.')).toBeNull()

  press('Save')

  const heading = screen.getByLabelText('Heading of its card')
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(heading.getAttribute('aria-invalid')).toBe('true')
  expect(savedIn(page)).toEqual([])
})

test('a way leads onwards alone, and what no way leads to is said while one writes', async () => {
  show('edit/branching', [rowOf(createBranching())])
  await screen.findByDisplayValue('How was it?')
  const [first] = screen.getAllByLabelText<HTMLSelectElement>('Go to')
  expect([...(first?.options ?? [])].map(({ text }) => text)).toEqual([
    '2. What went wrong?',
    '3. Why?',
    'End: Thank you.',
    'End: Tell others?',
  ])

  fireEvent.change(first as HTMLElement, { target: { value: 'thanks' } })

  await screen.findByText('No way leads here. Lead one here, or remove it.')
})

test('what the server finds is said at the same places', async () => {
  const problems = [{ path: 'steps[1].question', reason: 'language_missing', detail: 'en' }]
  show('edit/nps', [rowOf(createSurvey())], {
    [`PUT ${PATH}/surveys/nps`]: () => problem(422, 'impossible_rules', { problems }),
  })
  await screen.findByDisplayValue('How was it?')

  press('Save')

  await waitFor(() =>
    expect(screen.getByDisplayValue('Why?').getAttribute('aria-invalid')).toBe('true'),
  )
})

test('a short name that is taken is said at its field', async () => {
  const page = show('new', [], {
    [`PUT ${PATH}/surveys/delivered`]: () => problem(409, 'code_taken'),
  })
  fireEvent.click(await screen.findByRole('button', { name: /Is the parcel all right/ }))
  page.turnTo('edit/delivered')

  press('Save')

  await waitFor(() =>
    expect(screen.getByLabelText('Short name').getAttribute('aria-invalid')).toBe('true'),
  )
})

test('who saves second is told, keeps what they wrote, and replaces the first only knowingly', async () => {
  const theirs = rowOf(createSurvey({ revision: 5, name: 'Theirs' }))
  let isFirst = true
  const rows = [rowOf(createSurvey())]
  const page = show('edit/nps', rows, {
    [`PUT ${PATH}/surveys/nps`]: (body) => {
      if (!isFirst) return keep(body)
      isFirst = false
      rows[0] = theirs
      return problem(409, 'revision_conflict')
    },
  })
  await screen.findByDisplayValue('How was it?')
  write('Name', 'Mine')
  press('Save')
  await screen.findByText(/Somebody else has saved this survey meanwhile/)
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Mine')

  press('Save')

  await screen.findByText('Saved. It holds for shoppers from now on.')
  expect(savedIn(page)).toMatchObject([
    { survey: { revision: 1 } },
    { survey: { revision: 5, name: 'Mine' } },
  ])
})

test('what is written is kept while another page is looked at, said in the list, and can be dropped', async () => {
  const { model, turnTo } = show('edit/nps', [rowOf(createSurvey())])
  await screen.findByDisplayValue('How was it?')
  write('Name', 'Mine')
  turnTo('')
  await screen.findByText('Changes are not saved yet')
  turnTo('edit/nps')
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Mine')

  press('Drop changes')

  expect(model.isTouched.value).toBe(false)
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('After an order')
})

test('a question is added, moved and removed, and the focus goes with it', async () => {
  const { model } = show('edit/nps', [rowOf(createSurvey())])
  await screen.findByDisplayValue('How was it?')

  press('+ A choice')
  await waitFor(() => expect(document.activeElement?.id).toBe('steps.2.question'))
  press('Up: Question 3')
  await waitFor(() => expect(document.activeElement?.id).toBe('steps.1'))
  press('Remove: 1. How likely are you to recommend us?')

  expect(model.editor.draft.value?.form.steps.map(({ kind }) => kind)).toEqual(['choice', 'text'])
})

test('a dialog comes with a word of warning', async () => {
  show('edit/nps', [rowOf(createSurvey())])
  const surface = await screen.findByLabelText('How loudly')

  fireEvent.change(surface, { target: { value: 'modal' } })

  await screen.findByText(/A dialog stops people in what they came for/)
})

test('the ways through are listed in words', async () => {
  show('edit/branching', [rowOf(createBranching())])
  await screen.findByDisplayValue('How was it?')

  const ways = screen.getByRole('region', { name: 'How it runs' })

  expect(ways.textContent).toContain('How likely are you to recommend us? 0 to 8')
  expect(ways.textContent).toContain('What went wrong? “It was broken” or passed over')
})

test('the rules for all are saved together, and what is no rule is said at its field', async () => {
  const page = show('settings', [], {
    [`PUT ${PATH}/settings`]: (body) => ({ revision: 5, settings: Object(body).settings }),
  })
  await screen.findByLabelText('Days of rest between two surveys')
  write('Hours until a ticket is due', '0')
  press('Save')
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('Hours until a ticket is due')),
  )
  expect(savedIn(page)).toEqual([])

  write('Hours until a ticket is due', '8')
  write('Tell this address of every low score', 'help@fern.example')
  press('Save')

  await screen.findByText('Saved. It holds from now on.')
  expect(savedIn(page)).toEqual([
    { revision: 4, settings: { ...SETTINGS, dueHours: 8, notifyEmail: 'help@fern.example' } },
  ])
})
