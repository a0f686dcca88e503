import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { cancelRedemption, listRedemptions } from './contract.ts'
import { createProblem, disposeModels, type SetUpOptions } from './model.fixture.ts'
import { showAll } from './render.fixture.ts'
import { createRedemption } from './rewards.fixture.ts'
import { createWallet } from './wallet.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const REDEMPTION = createRedemption()

describe('a code', () => {
  const withCode: SetUpOptions = {
    answers: [[listRedemptions, () => ({ walletRevision: 7, items: [REDEMPTION] })]],
  }

  it('goes into the cart where the page can', async () => {
    const { context } = await showAll(withCode)
    context.applyCode.mockResolvedValue(true)
    fireEvent.click(await screen.findByRole('button', { name: 'Use code' }))
    expect(await screen.findByText('It is in your cart.')).toBeTruthy()
    expect(context.applyCode).toHaveBeenCalledWith('FERN-7K2P-9QXW')
    expect(context.track).toHaveBeenCalledWith('loyalty.code_applied', {
      rewardId: 'five',
      by: 'cart',
    })
  })

  it('is copied where it cannot', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await showAll(withCode)
    fireEvent.click(await screen.findByRole('button', { name: 'Use code' }))
    expect(await screen.findByText(/^Copied/)).toBeTruthy()
    expect(writeText).toHaveBeenCalledWith('FERN-7K2P-9QXW')
    writeText.mockRestore()
  })

  it('is selected where there is no clipboard', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'))
    await showAll(withCode)
    fireEvent.click(await screen.findByRole('button', { name: 'Use code' }))
    expect(await screen.findByText(/^Selected/)).toBeTruthy()
    expect(getSelection()?.toString()).toContain('FERN-7K2P-9QXW')
    writeText.mockRestore()
  })

  it('can be given back while it is unused', async () => {
    const cancelled = { ...REDEMPTION, status: 'cancelled', undoable: false }
    const { context, answers } = await showAll({
      answers: [
        ...withCode.answers!,
        [
          cancelRedemption,
          () => ({ redemption: cancelled, wallet: createWallet({ revision: 9, spendable: 1740 }) }),
        ],
      ],
    })
    const undo = await screen.findByRole('button', { name: 'Give back for 500 embers: Five off' })
    answers.set(listRedemptions, () => ({ walletRevision: 9, items: [] }))
    fireEvent.click(undo)
    expect(await screen.findByText('1,740')).toBeTruthy()
    await waitFor(() => expect(screen.queryByText('FERN-7K2P-9QXW')).toBeNull())
    expect(context.track).toHaveBeenCalledWith('loyalty.redemption_undone', { rewardId: 'five' })
  })

  it('that was used meanwhile says so', async () => {
    const refuse = (): never => {
      throw createProblem('already_used', 409, { orderId: 'FE-1' })
    }
    await showAll({ answers: [...withCode.answers!, [cancelRedemption, refuse]] })
    fireEvent.click(await screen.findByRole('button', { name: /^Give back/ }))
    expect(await screen.findByText('This code has been used.')).toBeTruthy()
  })
})
