import '@preact/signals'
import { signal } from '@preact/signals-core'
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import type { Program, Wallet } from './contract.ts'
import { messages } from './messages.ts'
import { Summary } from './Summary.tsx'
import { createWallet, EMBER, PROGRAM } from './wallet.fixture.ts'

afterEach(cleanup)

function readSummary(
  status: 'loading' | 'guest' | 'member' | 'failed',
  wallet?: Wallet,
  program?: Program,
): string | null {
  const model = {
    status: signal(status),
    wallet: signal(wallet),
    program: signal(program),
    staleSince: signal(undefined),
    signInUrl: undefined,
    refresh: vi.fn(async () => undefined),
    show: vi.fn(() => () => undefined),
    dispose: vi.fn(),
  }
  const t = createTranslate(messages.en, undefined, 'en')
  const { container } = render(<Summary model={model} t={t} format={createFormat('en')} />)
  expect(model.show).not.toHaveBeenCalled()
  return container.textContent
}

describe('Summary', () => {
  it('is what a member has and what is missing to the next level', () => {
    expect(readSummary('member', createWallet())).toBe('1,240 points · 140 to Ember')
  })

  it('is the points alone at the top', () => {
    const tier = { current: EMBER, qualifying: 900, pendingQualifying: 0, next: null }
    expect(readSummary('member', createWallet({ tier, spendable: 1 }))).toBe('1 point')
  })

  it('tells a guest what an order earns', () => {
    expect(readSummary('guest', undefined, PROGRAM)).toBe('1 point for every €1.00 you spend')
  })

  it('promises nothing while the programme is paused', () => {
    expect(readSummary('guest', undefined, { ...PROGRAM, status: 'paused' })).toBe('')
  })

  it('is silent until something is known', () => {
    expect(readSummary('loading')).toBe('')
  })
})
