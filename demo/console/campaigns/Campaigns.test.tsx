/** Campaigns in the console: the list, writing one, what is wrong with it, and what it brought. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi } from '../api.ts'
import { problem } from '../referrals/backend.fixture.ts'
import { openBackend, rowOf, type Saved } from './backend.fixture.ts'
import { Campaigns } from './Campaigns.tsx'
import { createCampaignsModel, type CampaignsModel } from './model.ts'

const RUNNING = rowOf('active')

function show(part: string, { rows = [RUNNING], refusal }: Shown = {}): Saved[] {
  const saved = openBackend(rows, refusal)
  render(<Campaigns model={createCampaignsModel(callApi)} part={part} />)
  return saved
}

interface Shown {
  readonly rows?: readonly (typeof RUNNING)[]
  readonly refusal?: () => Response
}

function write(label: string, text: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } })
}

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  location.hash = ''
})

test('the list says how each stands, what it brought and what may be mended', async () => {
  const warnings = [{ code: 'no_caps', path: 'caps', message: 'Say how often.' }]
  show('', { rows: [{ ...RUNNING, warnings }] })

  await screen.findByRole('link', { name: 'Welcome' })

  expect(screen.getByText('Running')).toBeTruthy()
  expect(screen.getByText('€1,234.00')).toBeTruthy()
  expect(screen.getByText('1 thing may be mended')).toBeTruthy()
})

test('a running campaign is paused', async () => {
  const saved = show('')

  fireEvent.click(await screen.findByRole('button', { name: 'Pause: Welcome' }))

  await screen.findByText('Paused')
  expect(saved).toEqual([{ path: 'welcome/status', body: { status: 'paused' } }])
})

test('a new one begins with a recipe, and is put into force with what was written', async () => {
  const backend = openBackend([RUNNING])
  const model = createCampaignsModel(callApi)
  const { rerender } = render(<Campaigns model={model} part="new" />)
  await waitFor(() => expect(model.list.rows.value).toHaveLength(1))
  press('Message A sentence everybody should know.')
  expect(location.hash).toBe('#campaigns/edit/message')
  rerender(<Campaigns model={model} part="edit/message" />)

  write('Heading', 'The kiln rests until Monday.')
  await waitFor(() => expect(screen.getByRole('heading', { name: /kiln/ })).toBeTruthy())
  press('Put into force')

  await screen.findByText('Saved. Shoppers see it from now on.')
  expect(backend).toMatchObject([
    {
      path: 'message',
      body: {
        basedOn: 0,
        activate: true,
        campaign: { kind: 'message', texts: { en: { title: 'The kiln rests until Monday.' } } },
      },
    },
  ])
})

test('what cannot work is said at its field and at the end, before anything is sent', async () => {
  show('edit/welcome')
  await screen.findByText('What it says')

  write('Seconds', 'soon')

  await waitFor(() =>
    expect(screen.getByLabelText('Seconds').getAttribute('aria-invalid')).toBe('true'),
  )
  expect(document.getElementById('trigger.seconds-fault')?.textContent).toContain('Needs a')
  fireEvent.click(screen.getByRole('button', { name: 'trigger.seconds' }))
  expect(document.activeElement?.id).toBe('trigger.seconds')
})

test('what the backend refuses stands with its field', async () => {
  const problems = [{ path: 'priority', message: 'Another one has it.' }]
  show('edit/welcome', { refusal: () => problem(422, 'impossible_rules', { problems }) })
  await screen.findByText('What it says')

  press('Put the changes into force')

  await waitFor(() =>
    expect(document.getElementById('priority-fault')?.textContent).toBe('Another one has it.'),
  )
})

test('pressure is warned of while it is written', async () => {
  show('edit/welcome')
  await screen.findByText('What it says')

  write('Button “no”', 'No, I hate saving money')

  await screen.findByText(/Makes the shopper say something silly/)
})

test('an audience is written as rows, and the tree follows', async () => {
  show('edit/welcome')
  await screen.findByText('Whom it is for')

  press('Add a condition')
  await screen.findByRole('button', { name: 'Remove condition 2' })
  const [, second] = screen.getAllByLabelText('What')
  fireEvent.input(second as HTMLElement, { target: { value: 'cart.subtotal' } })
  const values = await screen.findAllByLabelText('With what')
  fireEvent.input(values[1] as HTMLElement, { target: { value: '20.00 EUR' } })

  await waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>('Conditions as JSON').value).toContain(
      '"minor": 2000',
    ),
  )
})

test('of experiments the sentence comes first, and says how sure one may be', async () => {
  show('results/welcome')

  await screen.findByText('Not decided yet. About 12 more days at this pace.')

  expect(screen.getByText(/Revenue per shopper: between −2% and \+9%, not decided\./)).toBeTruthy()
})

test('what the shop says of itself is saved as a whole', async () => {
  const saved = show('settings')
  await screen.findByText('Shipping')

  write('Free from', '50,00')
  press('Save')

  await screen.findByText('Saved. Campaigns speak by it from now on.')
  expect(saved).toMatchObject([
    { body: { basedOn: 3, settings: { facts: { shipping: [{ freeFrom: { minor: 5000 } }] } } } },
  ])
})

test('an amount that cannot be read is said, and nothing is saved', async () => {
  const saved = show('settings')
  await screen.findByText('Shipping')

  write('Costs', 'little')
  press('Save')

  await waitFor(() =>
    expect(screen.getByLabelText('Costs').getAttribute('aria-invalid')).toBe('true'),
  )
  expect((await screen.findByRole('alert')).textContent).toContain('facts.shipping.0.price.minor')
  expect(saved).toEqual([])
})

test('signing out forgets what was written', async () => {
  openBackend([RUNNING])
  const model: CampaignsModel = createCampaignsModel(callApi)
  await model.list.load()
  model.editor.open('welcome')

  model.forget()

  expect(model.editor.draft.value).toBeUndefined()
  expect(model.list.rows.value).toBeUndefined()
})
