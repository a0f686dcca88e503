import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EarnedReward } from './contract.ts'
import { readReferralHome } from './contract.ts'
import { disposeModels } from './model.fixture.ts'
import { createHome } from './program.fixture.ts'
import { draw } from './render.fixture.ts'

const writeText = vi.fn(async (_text: string) => undefined)

beforeEach(() => {
  vi.stubGlobal('navigator', { clipboard: { writeText } })
})

afterEach(() => {
  cleanup()
  disposeModels()
  vi.unstubAllGlobals()
  writeText.mockClear()
})

const use = (): HTMLElement => screen.getByRole('button', { name: 'Use code THANKS-9QXW' })

it('a code has its worth, its end and the least order beside it', async () => {
  await draw()

  const ticket = within(screen.getByText('THANKS-9QXW', { selector: 'code' }).closest('li')!)
  expect(ticket.getByText('Free shipping')).toBeTruthy()
  expect(ticket.getByText('Until February 20, 2099, for orders from €30.00')).toBeTruthy()
})

it('a code goes into the cart where the page can take it', async () => {
  const { context } = await draw()
  context.applyCode.mockResolvedValue(true)

  fireEvent.click(use())

  expect(await screen.findByText('It is in your cart.')).toBeTruthy()
  expect(context.applyCode).toHaveBeenCalledExactlyOnceWith('THANKS-9QXW')
  expect(context.track).toHaveBeenCalledWith('referral.code_applied', { by: 'cart' })
  expect(screen.queryByRole('button', { name: /Use code/ })).toBeNull()
})

it('a code is copied where the page cannot take it', async () => {
  const { context } = await draw()

  fireEvent.click(use())

  expect(await screen.findByText('Copied. Paste it at the checkout.')).toBeTruthy()
  expect(writeText).toHaveBeenCalledExactlyOnceWith('THANKS-9QXW')
  await waitFor(() =>
    expect(context.track).toHaveBeenCalledWith('referral.code_applied', { by: 'copy' }),
  )
})

it('what ends first comes first', async () => {
  const [one] = createHome().rewards
  const soon: EarnedReward = { ...one!, id: 'r-2', code: 'SOON', expiresAt: '2026-12-01T00:00:00Z' }
  await draw({ answers: [[readReferralHome, () => createHome({ rewards: [one!, soon] })]] })

  const codes = screen
    .getAllByText(/SOON|THANKS/, { selector: 'code' })
    .map((code) => code.textContent)
  expect(codes).toEqual(['SOON', 'THANKS-9QXW'])
})
