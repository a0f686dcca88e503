import '@preact/signals'
import { signal } from '@preact/signals-core'
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import type { Program, Wallet } from './contract.ts'
import { Loyalty } from './Loyalty.tsx'
import { messages } from './messages.ts'
import { createWallet, EMBER, PROGRAM } from './wallet.fixture.ts'

afterEach(cleanup)

function show(state: {
  status: 'loading' | 'guest' | 'member' | 'failed'
  wallet?: Wallet
  program?: Program
  staleSince?: string
  signInUrl?: string
}) {
  const model = {
    status: signal(state.status),
    wallet: signal(state.wallet),
    program: signal(state.program),
    staleSince: signal(state.staleSince),
    signInUrl: state.signInUrl,
    refresh: vi.fn(async () => undefined),
    show: vi.fn(() => () => undefined),
    dispose: vi.fn(),
  }
  render(
    <Loyalty
      model={model}
      t={createTranslate(messages.en, undefined, 'en')}
      format={createFormat('en', () => Date.parse('2026-11-22T12:00:00Z'))}
      place="page"
    />,
  )
  return model
}

describe('Loyalty', () => {
  it('shows what can be spent, and what arrives when', () => {
    const nextRelease = { points: 40, at: '2026-12-06T10:00:00.000Z' }
    show({ status: 'member', wallet: createWallet({ pending: 60, nextRelease }) })
    expect(screen.getByText('1,240')).toBeTruthy()
    expect(screen.getByText('40 more points from December 6')).toBeTruthy()
    expect(screen.getByText('20 more points later on')).toBeTruthy()
    expect(screen.getByText(/once its return period is over/)).toBeTruthy()
  })

  it('names the missing points and measures the way', () => {
    show({ status: 'member', wallet: createWallet() })
    expect(screen.getByText('140 points to Ember')).toBeTruthy()
    const meter = screen.getByRole('meter', { name: '460 of 600 points' })
    expect(meter.getAttribute('aria-valuenow')).toBe('460')
    expect(meter.getAttribute('aria-valuemax')).toBe('600')
  })

  it('tells which part of the way is pending', () => {
    const tier = { ...createWallet().tier, pendingQualifying: 40 }
    show({ status: 'member', wallet: createWallet({ tier }) })
    expect(screen.getByText('40 of them are on their way')).toBeTruthy()
  })

  it('congratulates at the top', () => {
    const tier = { current: EMBER, qualifying: 900, pendingQualifying: 0, next: null }
    show({ status: 'member', wallet: createWallet({ tier }) })
    expect(screen.getByText('You have reached the highest level.')).toBeTruthy()
    expect(screen.queryByRole('meter')).toBeNull()
  })

  it('says why points are taken off', () => {
    show({ status: 'member', wallet: createWallet({ debt: 1, spendable: 0 }) })
    expect(screen.getByText(/1 point comes off your next order/)).toBeTruthy()
  })

  it('follows the signal without being drawn anew', async () => {
    const model = show({ status: 'member', wallet: createWallet() })
    model.wallet.value = createWallet({ spendable: 1 })
    expect(await screen.findByText('1')).toBeTruthy()
    expect(screen.getByText(/point to spend/)).toBeTruthy()
  })

  it('says how old the shown points are', () => {
    show({ status: 'member', wallet: createWallet(), staleSince: '2026-11-22T10:05:00.000Z' })
    expect(screen.getByText(/^As of .*; could not be refreshed/)).toBeTruthy()
  })

  it('tells a guest what an order earns, and where to sign in', () => {
    show({ status: 'guest', program: PROGRAM, signInUrl: '/account' })
    expect(screen.getByText('1 point for every €1.00 you spend')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/account')
    expect(screen.getByText('from 600 points')).toBeTruthy()
    expect(screen.getByText('1.25× points')).toBeTruthy()
  })

  it('promises a guest no points while the programme is paused', () => {
    show({ status: 'guest', program: { ...PROGRAM, status: 'paused' } })
    expect(screen.getByText(/taking a break/)).toBeTruthy()
    expect(screen.queryByText(/for every/)).toBeNull()
  })

  it('offers to try again after a failure', () => {
    const model = show({ status: 'failed' })
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(model.refresh).toHaveBeenCalledOnce()
  })

  it('reports that it was seen only when there was something to see', () => {
    expect(show({ status: 'loading' }).show).not.toHaveBeenCalled()
  })
})
