/** The rules as a form: what is written, what is refused and where, drafts and versions. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { ReferralProgram, ReferralRules } from '../../../widgets/referral/contract.ts'
import { callApi } from '../api.ts'
import { answerWith, AT, problem, PROGRAM } from './backend.fixture.ts'
import { createReferralsModel } from './model.ts'
import { Referrals } from './Referrals.tsx'

const PATH = '/v1/merchant/referral/program'

interface Saved {
  readonly basedOn: number
  readonly rules: ReferralRules
}

interface Backend {
  readonly inForce?: ReferralProgram | null
  readonly draft?: ReferralProgram
  readonly refusal?: () => Response
}

function open({ inForce = PROGRAM, draft, refusal }: Backend = {}): Saved[] {
  const saved: Saved[] = []
  const versions = {
    inForce: inForce && { program: inForce, createdAt: AT },
    draft: draft ? { program: draft, createdAt: AT } : null,
  }
  answerWith({
    [`GET ${PATH}`]: () => versions,
    'GET /v1/shop?key=pk_demo': () => ({
      id: 'fern',
      name: 'Fern',
      currency: 'JPY',
      timezone: 'Asia/Tokyo',
      locales: ['en'],
    }),
    [`PUT ${PATH}`]: (body) => {
      // Safe: the console sends what the contract asks for, which the model’s own types hold it to.
      const sent = body as Saved
      saved.push(sent)
      if (refusal) return refusal()
      const program = { ...PROGRAM, ...sent.rules, revision: sent.basedOn + 1 }
      if (sent.rules.status === 'draft') versions.draft = { program, createdAt: AT }
      else Object.assign(versions, { inForce: { program, createdAt: AT }, draft: null })
      return { program, createdAt: AT }
    },
  })
  render(<Referrals model={createReferralsModel(callApi, () => 'pk_demo')} part="rules" />)
  return saved
}

function write(label: string, text: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } })
}

const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('the rules in force are in the form, and in short above it', async () => {
  open()

  await screen.findByText('A friend gets €8.00 off on a first order of €25.00 or more.')

  expect(
    screen.getByText('Who invited them gets 150 points, 15 days after it was paid, if it is kept.'),
  ).toBeTruthy()
  expect(screen.getByLabelText('Minimum order of the friend (EUR)')).toHaveProperty(
    'value',
    '25.00',
  )
})

test('what is written is said in short at once, and put into force as a new version', async () => {
  const saved = open()
  await screen.findByText('In short')

  write('Minimum order of the friend (EUR)', '30,50')
  await screen.findByText('A friend gets €8.00 off on a first order of €30.50 or more.')
  press('Put into force')

  await screen.findByText('Saved. These rules are in force now.')
  expect(saved).toMatchObject([
    { basedOn: 4, rules: { status: 'active', minOrder: { minor: 3050, currency: 'EUR' } } },
  ])
  expect(saved[0]?.rules).not.toHaveProperty('revision')
})

test('a draft is saved without changing what is in force', async () => {
  const saved = open()
  await screen.findByText('In short')
  write('Days a friend has to order', '14')

  press('Save as draft')

  await screen.findByText('Saved as a draft. Nothing has changed for customers.')
  expect(saved).toMatchObject([{ rules: { status: 'draft', claimDays: 14 } }])
  await screen.findByText(/^Below is your draft, version 5/)
})

test('a draft can be left for what is in force', async () => {
  open({ draft: { ...PROGRAM, revision: 5, status: 'draft', holdDays: 20 } })
  await waitFor(() =>
    expect(screen.getByLabelText('Days until the advocate is paid')).toHaveProperty('value', '20'),
  )

  press('Show what is in force')

  expect(screen.getByLabelText('Days until the advocate is paid')).toHaveProperty('value', '15')
})

test('what cannot be read is said at its field before anything is sent, and the field is gone to', async () => {
  const saved = open()
  await screen.findByText('In short')
  write('Minimum order of the friend (EUR)', 'a lot')

  press('Put into force')

  const field = screen.getByLabelText('Minimum order of the friend (EUR)')
  await waitFor(() => expect(document.activeElement).toBe(field))
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById('minOrder.minor-fault')?.textContent).toContain('cannot be read')
  expect(saved).toEqual([])
})

test('what the backend refuses stands with each field it names', async () => {
  open({
    refusal: () =>
      problem(422, 'impossible_rules', {
        path: 'holdDays',
        reason: 'hold_too_short',
        faults: [
          { path: 'holdDays', reason: 'hold_too_short', why: 'Wait at least 15 days.' },
          { path: 'ladder.0.friends', reason: 'out_of_range', why: 'Found 1; allowed is 2 to 9.' },
        ],
      }),
  })
  await screen.findByText('In short')

  press('Put into force')

  expect((await screen.findByRole('alert')).textContent).toBe('2 fields need another look.')
  const hold = screen.getByLabelText('Days until the advocate is paid')
  expect(hold.getAttribute('aria-describedby')).toBe('holdDays-hint holdDays-fault')
  expect(screen.getByText('Found 1; allowed is 2 to 9.')).toBeTruthy()
})

test('a text without its link opens the folded part it stands in', async () => {
  open({
    refusal: () =>
      problem(422, 'impossible_rules', { path: 'message.pl', reason: 'message_without_link' }),
  })
  await screen.findByText('In short')

  press('Put into force')

  const field = screen.getByLabelText('Text to share, Polish')
  await waitFor(() => expect(field.closest('details')?.open).toBe(true))
  expect(screen.getByText('Put {link} where the link shall stand.')).toBeTruthy()
})

test('steps are added and taken away', async () => {
  const saved = open()
  await screen.findByText('In short')

  press('Add a step')
  await screen.findByText('With 8 rewarded friends, once: €20.00 off.')
  press('Remove step 1')
  press('Put into force')

  await screen.findByText('Saved. These rules are in force now.')
  expect(saved[0]?.rules.ladder).toEqual([
    { friends: 8, reward: { kind: 'amount', off: { minor: 2000, currency: 'EUR' } } },
  ])
})

test('resting keeps the rules in force as they are, whatever is being written', async () => {
  const saved = open()
  await screen.findByText('In short')
  write('Days a friend has to order', '3')

  press('Paused')

  await screen.findByText(/^No invitation can be taken/)
  expect(saved).toMatchObject([{ rules: { status: 'paused', claimDays: 30 } }])
})

test('somebody else’s change is said, and what was written stays', async () => {
  open({ refusal: () => problem(409, 'revision_conflict', { revision: 9 }) })
  await screen.findByText('In short')
  write('Days a friend has to order', '12')

  press('Put into force')

  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else has changed')
  expect(screen.getByLabelText('Days a friend has to order')).toHaveProperty('value', '12')
})

test('a shop without rules begins with usual ones, in its own currency', async () => {
  open({ inForce: null })

  await screen.findByText(/^There are no rules yet/)

  expect(screen.getByLabelText('Minimum order of the friend (JPY)')).toBeTruthy()
})
