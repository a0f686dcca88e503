/** The overview: what waits for a word, what it brings, and every invitation. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi } from '../api.ts'
import { answerWith, caseOf, NUMBERS, problem, type Answer } from './backend.fixture.ts'
import { createReferralsModel } from './model.ts'
import { Referrals } from './Referrals.tsx'

const CASES = '/v1/merchant/referral/cases'

function open(answers: Readonly<Record<string, Answer>> = {}): ReturnType<typeof answerWith> {
  const told = answerWith({
    'GET /v1/merchant/referral/numbers': () => NUMBERS,
    [`GET ${CASES}?status=review`]: () => ({
      items: [caseOf('one'), caseOf('two')],
      nextCursor: null,
    }),
    [`GET ${CASES}`]: () => ({ items: [caseOf('one'), caseOf('two')], nextCursor: null }),
    ...answers,
  })
  render(<Referrals model={createReferralsModel(callApi, () => 'pk_demo')} part="" />)
  return told
}

const queue = (): HTMLElement => screen.getByRole('region', { name: 'To look at' })
const all = (): HTMLElement => screen.getByRole('region', { name: 'All invitations' })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('a held invitation says who, what was ordered, why it is held and what happens without a word', async () => {
  open()

  const [card] = await within(queue()).findAllByRole('listitem', { name: 'Friend one' })

  for (const text of [
    'Friend one',
    'one@example.com',
    'Ana Rusu',
    'code ANA',
    '€56.00',
    'The parcel goes where the advocate’s parcels go.',
    'It was taken less than three seconds after the page was seen.',
    'Without your word it is approved on 17 June',
  ])
    expect(card?.textContent).toContain(text)
})

test.each([
  ['reject', 'Without your word it is rejected on 17 June'],
  [undefined, 'It waits for your word until 17 June'],
] as const)('a review that lapses to %s says so', async (lapsesTo, text) => {
  const { lapsesTo: _, ...item } = caseOf('one')
  open({
    [`GET ${CASES}?status=review`]: () => ({
      items: [{ ...item, ...(lapsesTo && { lapsesTo }) }],
      nextCursor: null,
    }),
  })

  expect((await within(queue()).findByText(new RegExp(text))).tagName).toBe('P')
})

test('approving sends the word with its note, says so, and goes on to the next', async () => {
  const told = open({
    [`POST ${CASES}/one/decision`]: () => caseOf('one', { status: 'pending', flags: [] }),
  })
  const [note] = await within(queue()).findAllByLabelText('Note for your records')
  fireEvent.input(note as HTMLElement, { target: { value: ' A flatmate. ' } })

  fireEvent.click(within(queue()).getByRole('button', { name: 'Approve Friend one' }))

  await within(queue()).findByText(/^Friend one is approved/)
  expect(told.find(({ method }) => method === 'POST')?.body).toEqual({
    decision: 'approve',
    note: 'A flatmate.',
  })
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Friend two'))
})

test('what somebody else decided meanwhile is shown as it stands', async () => {
  let reviews = [caseOf('one')]
  open({
    [`GET ${CASES}?status=review`]: () => ({ items: reviews, nextCursor: null }),
    [`POST ${CASES}/one/decision`]: () => {
      reviews = []
      return problem(409, 'already_decided', { status: 'rejected' })
    },
  })

  fireEvent.click(await within(queue()).findByRole('button', { name: 'Reject Friend one' }))

  expect((await within(queue()).findByRole('alert')).textContent).toContain('decided meanwhile')
  await waitFor(() => expect(within(queue()).queryByText('Friend one')).toBeNull())
})

test('nothing to look at is said', async () => {
  open({ [`GET ${CASES}?status=review`]: () => ({ items: [], nextCursor: null }) })

  await within(queue()).findByText('Nothing waits for you.')
})

test('the funnel counts each step, of the last days or ever', async () => {
  open()

  const steps = async (): Promise<string[]> => {
    const list = await screen.findByText('Saw an invitation')
    return within(list.closest('ol') as HTMLElement)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent ?? '')
  }

  expect(await steps()).toEqual([
    'Saw an invitation40',
    'Took it1025% of the step before',
    'Ordered550% of the step before',
    'Rewarded00% of the step before',
  ])
  fireEvent.click(screen.getByRole('button', { name: 'Ever' }))
  expect((await steps()).at(-1)).toBe('Rewarded2040% of the step before')
  expect(screen.getByText('Bought and kept, ever').nextSibling?.textContent).toBe('€1,234.50')
})

test('invitations are shown by status, and read on', async () => {
  open({
    [`GET ${CASES}?status=rejected`]: () => ({
      items: [caseOf('three', { status: 'rejected', reason: 'refunded', flags: [] })],
      nextCursor: 'c',
    }),
    [`GET ${CASES}?status=rejected&cursor=c`]: () => ({
      items: [caseOf('four', { status: 'rejected', reason: 'own_link', blocks: ['same_phone'] })],
      nextCursor: null,
    }),
  })
  await within(all()).findAllByText('Friend one')

  fireEvent.change(within(all()).getByLabelText('Show'), { target: { value: 'rejected' } })
  fireEvent.click(await within(all()).findByRole('button', { name: 'Show earlier' }))

  await within(all()).findAllByText('Friend four')
  const text = all().textContent
  expect(text).toContain('Everything came back.')
  expect(text).toContain('Friend and advocate have the same phone.')
  expect(text).not.toContain('Friend one')
  // What is over cannot be decided any more.
  expect(within(all()).queryByRole('button', { name: /^Approve/ })).toBeNull()
})

test('a backend out of reach is said in each part, and nothing is made up', async () => {
  open({
    'GET /v1/merchant/referral/numbers': () => undefined,
    [`GET ${CASES}?status=review`]: () => undefined,
    [`GET ${CASES}`]: () => undefined,
  })

  expect(await screen.findAllByRole('alert')).toHaveLength(3)
  expect(screen.queryByText('Nothing waits for you.')).toBeNull()
})
