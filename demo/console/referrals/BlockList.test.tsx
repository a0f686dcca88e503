/** The block list: put on, taken off, said either way. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { callApi } from '../api.ts'
import { answerWith, AT } from './backend.fixture.ts'
import { createReferralsModel } from './model.ts'
import { Referrals } from './Referrals.tsx'

const PATH = '/v1/merchant/referral/blocks'

function open(): ReturnType<typeof answerWith> {
  let items = [{ kind: 'code', value: 'BADCODE', since: AT }]
  const told = answerWith({
    [`GET ${PATH}`]: () => ({ items }),
    [`PUT ${PATH}`]: (body) => {
      // Safe: the console sends what the contract asks for.
      const { blocked, ...block } = body as { kind: string; value: string; blocked: boolean }
      items = items.filter(({ value }) => value !== block.value)
      if (blocked) items = [{ ...block, since: AT }, ...items]
      return { items }
    },
  })
  render(<Referrals model={createReferralsModel(callApi, () => 'pk_demo')} part="blocks" />)
  return told
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('a domain is blocked, said, and the field is free for the next', async () => {
  const told = open()
  await screen.findByText('BADCODE')
  fireEvent.change(screen.getByLabelText('What'), { target: { value: 'domain' } })
  const field = screen.getByLabelText('Which')
  fireEvent.input(field, { target: { value: ' spam.example ' } })

  fireEvent.submit(field.closest('form') as HTMLElement)

  await screen.findByText('spam.example is blocked.')
  expect(told.at(-1)?.body).toEqual({ kind: 'domain', value: 'spam.example', blocked: true })
  await waitFor(() => expect(field).toHaveProperty('value', ''))
})

test('whoever is taken off the list is gone from it', async () => {
  open()

  fireEvent.click(await screen.findByRole('button', { name: 'Unblock BADCODE' }))

  await screen.findByText('BADCODE is no longer blocked.')
  await screen.findByText('Nobody is blocked.')
})
