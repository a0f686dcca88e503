import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readProgram, readWallet, type Program, type Wallet } from './contract.ts'
import { ANA, disposeModels, setUp } from './model.fixture.ts'
import { renderLoyalty } from './render.fixture.ts'
import { createWallet, EMBER, PROGRAM } from './wallet.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

interface Shown {
  readonly status: 'loading' | 'guest' | 'member' | 'failed'
  readonly wallet?: Wallet
  readonly program?: Program
  readonly signInUrl?: string
}

/** With a model of its own, whose backend answers so that this comes of it. */
async function show({ status, wallet, program = PROGRAM, signInUrl }: Shown) {
  const answer = (): unknown => {
    if (status === 'failed') throw new Error('down')
    return status === 'loading' ? new Promise(() => undefined) : (wallet ?? createWallet())
  }
  const stage = setUp({
    member: status === 'guest' ? { status: 'guest' } : ANA,
    options: signInUrl ? { signInUrl } : {},
    answers: [
      [readWallet, answer],
      [readProgram, () => program],
    ],
  })
  renderLoyalty(stage.model)
  await vi.waitFor(() => expect(stage.model.status.value).toBe(status))
  if (status !== 'loading') await vi.waitFor(() => expect(stage.model.program.value).toBeTruthy())
  return stage
}

describe('Loyalty', () => {
  it('shows what can be spent, and what arrives when', async () => {
    const nextRelease = { points: 40, at: '2026-12-06T10:00:00.000Z' }
    await show({ status: 'member', wallet: createWallet({ pending: 60, nextRelease }) })
    expect(screen.getByText('1,240')).toBeTruthy()
    expect(screen.getByText('40 points more from December 6')).toBeTruthy()
    expect(screen.getByText('20 points more later on')).toBeTruthy()
    expect(screen.getByText(/once its return period is over/)).toBeTruthy()
  })

  it('is shown with a few words of a merchant’s own language, and the rest in English', async () => {
    const stage = setUp({ member: ANA, answers: [[readProgram, () => PROGRAM]] })
    renderLoyalty(stage.model, undefined, {
      texts: { noun: { one: 'نقطة', other: 'نقاط' } },
      locale: 'ar',
    })
    expect((await screen.findAllByText(/نقاط/)).length).toBeGreaterThan(0)
    expect(screen.getAllByText(/to spend/).length).toBeGreaterThan(0)
  })

  it('names the missing points and measures the way', async () => {
    await show({ status: 'member', wallet: createWallet() })
    expect(screen.getByText('140 points to Ember')).toBeTruthy()
    const meter = screen.getByRole('meter', { name: '460 of 600 points' })
    expect(meter.getAttribute('aria-valuenow')).toBe('460')
    expect(meter.getAttribute('aria-valuemax')).toBe('600')
  })

  it('tells which part of the way is pending', async () => {
    const tier = { ...createWallet().tier, pendingQualifying: 40 }
    await show({ status: 'member', wallet: createWallet({ tier }) })
    expect(screen.getByText('40 points of that on the way')).toBeTruthy()
  })

  it('congratulates at the top', async () => {
    const tier = { current: EMBER, qualifying: 900, pendingQualifying: 0, next: null }
    await show({ status: 'member', wallet: createWallet({ tier }) })
    expect(screen.getByText('You have reached the highest level.')).toBeTruthy()
    expect(screen.queryByRole('meter')).toBeNull()
  })

  it('says why points are taken off', async () => {
    await show({ status: 'member', wallet: createWallet({ debt: 1, spendable: 0 }) })
    expect(screen.getByText(/Your next orders make up for 1 point/)).toBeTruthy()
  })

  it('follows the wallet without being drawn anew', async () => {
    const { answers, announceChange } = await show({ status: 'member', wallet: createWallet() })
    answers.set(readWallet, () => createWallet({ revision: 8, spendable: 1 }))
    announceChange()
    expect(await screen.findByText('1')).toBeTruthy()
    expect(screen.getByText(/point to spend/)).toBeTruthy()
  })

  it('says how old the shown points are', async () => {
    const { answers, announceChange } = await show({ status: 'member' })
    answers.set(readWallet, () => Promise.reject(new Error('down')))
    announceChange()
    expect(await screen.findByText(/^As of .*; could not be refreshed/)).toBeTruthy()
  })

  it('tells a guest what an order earns, and where to sign in', async () => {
    await show({ status: 'guest', program: PROGRAM, signInUrl: '/account' })
    expect(screen.getByText('1 point for every €1.00 you spend')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/account')
    expect(screen.getByText('from 600 points')).toBeTruthy()
    expect(screen.getByText('1.25× points')).toBeTruthy()
  })

  it('promises a guest no points while the programme is paused', async () => {
    await show({ status: 'guest', program: { ...PROGRAM, status: 'paused' } })
    expect(screen.getByText(/taking a break/)).toBeTruthy()
    expect(screen.queryByText(/for every/)).toBeNull()
  })

  it('offers to try again after a failure', async () => {
    const { answers } = await show({ status: 'failed' })
    answers.set(readWallet, () => createWallet())
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(screen.getByText('1,240')).toBeTruthy())
  })

  it('reports that it was seen only when there was something to see', async () => {
    const { context } = await show({ status: 'loading' })
    expect(context.track).not.toHaveBeenCalled()
  })
})
