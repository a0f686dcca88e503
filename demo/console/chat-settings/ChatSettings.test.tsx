/** The settings of the chat in the console: hours, answers, steps; what is wrong, and where; two who save at once. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { ChatSettings as Settings } from '../../../widgets/chat/contract.ts'
import { callApi } from '../api.ts'
import { SETTINGS } from '../inbox/backend.fixture.ts'
import { answerWith, problem } from '../referrals/backend.fixture.ts'
import { ChatSettings } from './ChatSettings.tsx'
import { createChatSettingsModel, type Answered, type ChatSettingsModel } from './model.ts'

const PATH = '/v1/merchant/chat/settings'

interface Shown {
  readonly settings?: Partial<Settings>
  readonly save?: (body: unknown) => unknown
}

interface Page {
  readonly model: ChatSettingsModel
  readonly saved: unknown[]
}

async function show({ settings = {}, save = () => undefined }: Shown = {}): Promise<Page> {
  const saved: unknown[] = []
  const answered = (revision: number, of: Settings): Answered => ({
    revision,
    settings: of,
    timezone: 'Europe/Bucharest',
    mail: 'folder',
  })
  answerWith({
    [`GET ${PATH}`]: () => answered(7 + saved.length, { ...SETTINGS, ...settings }),
    [`PUT ${PATH}`]: (body) => {
      saved.push(body)
      return save(body) ?? answered(8, Object(body).settings)
    },
  })
  const model = createChatSettingsModel(callApi)
  render(<ChatSettings model={model} />)
  await screen.findByRole('button', { name: 'Save' })
  return { model, saved }
}

const write = (label: string, value: string): boolean =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))
const check = (label: string): boolean => fireEvent.click(screen.getByLabelText(label))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('hours are written by the shop’s clock, day by day, over midnight too', async () => {
  const { saved } = await show()
  expect(screen.getByText(/Europe\/Bucharest/)).toBeTruthy()

  check('Tell shoppers when somebody answers')
  press('Add hours on Saturday')
  write('Saturday, from', '20:00')
  write('Saturday, to', '02:00')
  press('Add a day')
  write('Closed on', '2026-12-25')
  press('Save')

  await screen.findByText('Saved. Shoppers see it from now on.')
  expect(saved).toMatchObject([{ revision: 7 }])
  const { hours } = Object(saved[0]).settings as Settings
  expect(hours?.weekly.at(-1)).toEqual({ day: 6, from: '20:00', to: '02:00' })
  expect(hours?.holidays).toEqual(['2026-12-25'])
})

test('a text is written language by language, and says where it is missing', async () => {
  const { saved } = await show({ settings: { greeting: { en: 'Hello!' } } })

  fireEvent.click(screen.getAllByRole('button', { name: 'Romanian' })[0] as HTMLElement)
  write('First words of the chat', 'Bună!')
  expect(screen.getByText(/Not yet in: Russian, Spanish, Polish/)).toBeTruthy()
  press('Save')

  await waitFor(() => expect(saved).toHaveLength(1))
  expect(Object(saved[0]).settings.greeting).toEqual({ en: 'Hello!', ro: 'Bună!' })
})

test('answers are added, offered at once, and put in order', async () => {
  const answerOf = (id: string) => ({
    id,
    question: { en: `${id}?` },
    answer: { en: 'Yes.' },
    isStarter: false,
  })
  const { saved } = await show({ settings: { answers: [answerOf('first'), answerOf('second')] } })

  press('Up: second?')
  fireEvent.click(screen.getAllByLabelText('Offer at once')[0] as HTMLElement)
  press('Save')

  await waitFor(() => expect(saved).toHaveLength(1))
  expect(Object(saved[0]).settings.answers).toMatchObject([
    { id: 'second', isStarter: true },
    { id: 'first', isStarter: false },
  ])
})

test('a step that nobody reaches and a choice that leads nowhere are said at the step', async () => {
  const { saved } = await show({
    settings: {
      flow: {
        start: 'a',
        steps: {
          a: { say: { en: 'Hi' }, choices: [{ label: { en: 'Orders' }, to: 'gone' }] },
          b: { say: { en: 'Lost' }, choices: [{ label: { en: 'Person' }, to: 'person' }] },
        },
      },
    },
  })

  press('Save')

  await waitFor(() => expect(screen.getAllByText('No choice leads here.')).not.toHaveLength(0))
  const [select] = screen.getAllByLabelText('Leads to')
  expect(select?.getAttribute('aria-invalid')).toBe('true')
  expect(saved).toEqual([])
})

test('what the server finds is said at its field', async () => {
  const problems = [{ path: 'agents.0.email', message: 'Nobody signs in with this address.' }]
  await show({
    settings: { agents: [{ email: 'x@fern.example', name: 'X' }] },
    save: () => problem(422, 'impossible_rules', { problems }),
  })

  press('Save')

  await waitFor(() =>
    expect(screen.getByLabelText('Signs in as').getAttribute('aria-invalid')).toBe('true'),
  )
})

test('who saves second is told, keeps what they wrote, and replaces the first only knowingly', async () => {
  let isFirst = true
  const { saved } = await show({
    save: () => {
      const isConflict = isFirst
      isFirst = false
      return isConflict ? problem(409, 'revision_conflict') : undefined
    },
  })
  write('First words of the chat', 'Welcome')
  press('Save')
  await screen.findByText(/Somebody else has saved meanwhile/)

  expect(screen.getByLabelText<HTMLTextAreaElement>('First words of the chat').value).toBe(
    'Welcome',
  )
  press('Save')

  await screen.findByText('Saved. Shoppers see it from now on.')
  expect(saved).toMatchObject([{ revision: 7 }, { revision: 8 }])
})

test('what is written and not saved is said, and can be dropped', async () => {
  const { model } = await show({ settings: { greeting: { en: 'Hello!' } } })
  write('First words of the chat', 'Bye')
  await screen.findByText('Not saved yet.')

  press('Drop changes')

  expect(model.isTouched.value).toBe(false)
  expect(screen.getByLabelText<HTMLTextAreaElement>('First words of the chat').value).toBe('Hello!')
})
