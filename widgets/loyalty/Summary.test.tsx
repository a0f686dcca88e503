import '@preact/signals'
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { readProgram, readWallet, type Program, type Wallet } from './contract.ts'
import { messages } from './messages.ts'
import { ANA, disposeModels, setUp } from './model.fixture.ts'
import { Summary } from './Summary.tsx'
import { createWallet, EMBER, PROGRAM } from './wallet.fixture.ts'

afterEach(() => {
  cleanup()
  disposeModels()
})

const never = (): Promise<never> => new Promise(() => undefined)

async function readSummary(
  status: 'loading' | 'guest' | 'member',
  wallet?: Wallet,
  program?: Program,
): Promise<string | null> {
  const { model, context } = setUp({
    member: status === 'guest' ? { status } : ANA,
    answers: [
      [readWallet, () => wallet ?? never()],
      [readProgram, () => program ?? never()],
    ],
  })
  await vi.waitFor(() => expect(model.status.value).toBe(status))
  if (program) await vi.waitFor(() => expect(model.program.value).toBeTruthy())
  const t = createTranslate(messages.en, undefined, 'en')
  const { container } = render(<Summary model={model} t={t} format={createFormat('en')} />)
  expect(context.track).not.toHaveBeenCalled()
  return container.textContent
}

describe('Summary', () => {
  it('is what a member has and what is missing to the next level', async () => {
    expect(await readSummary('member', createWallet())).toBe('1,240 points · 140 points to Ember')
  })

  it('is the points alone at the top', async () => {
    const tier = { current: EMBER, qualifying: 900, pendingQualifying: 0, next: null }
    expect(await readSummary('member', createWallet({ tier, spendable: 1 }))).toBe('1 point')
  })

  it('tells a guest what an order earns', async () => {
    expect(await readSummary('guest', undefined, PROGRAM)).toBe('1 point for every €1.00 you spend')
  })

  it('promises nothing while the programme is paused', async () => {
    expect(await readSummary('guest', undefined, { ...PROGRAM, status: 'paused' })).toBe('')
  })

  it('is silent until something is known', async () => {
    expect(await readSummary('loading')).toBe('')
  })
})
