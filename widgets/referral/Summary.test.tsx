import '@preact/signals'
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { readReferralHome, readReferralProgram } from './contract.ts'
import { messages } from './messages.ts'
import { disposeModels, NOBODY, setUp, type SetUpOptions } from './model.fixture.ts'
import { createFriend, createHome, PROGRAM } from './program.fixture.ts'
import { NOW } from './render.fixture.ts'
import { Summary } from './Summary.tsx'

afterEach(() => {
  cleanup()
  disposeModels()
})

async function readSummary(options: SetUpOptions): Promise<string | null> {
  const { model, context } = setUp({ isIdle: true, ...options })
  const t = createTranslate(messages.en, undefined, 'en')
  const format = createFormat('en', () => NOW)
  const { container } = render(<Summary model={model} t={t} format={format} />)
  await vi.waitFor(() => expect(model.status.value).not.toBe('loading'))
  await new Promise((resolve) => setTimeout(resolve))
  expect(context.track).not.toHaveBeenCalled()
  return container.textContent
}

const homeOf = (changes: Parameters<typeof createHome>[0]): SetUpOptions => ({
  answers: [[readReferralHome, () => createHome(changes)]],
})

describe('Summary', () => {
  it('is a code that is not used yet', async () => {
    expect(await readSummary({})).toBe('Free shipping, until February 20, 2099')
  })

  it('is how many friends are on the way', async () => {
    expect(await readSummary(homeOf({ rewards: [] }))).toBe('4 friends on the way')
    const friends = [createFriend('pending'), createFriend('claimed')]
    expect(await readSummary(homeOf({ rewards: [], friends }))).toBe('1 friend on the way')
  })

  it('is what inviting brings, before anybody came', async () => {
    expect(await readSummary(homeOf({ rewards: [], friends: [] }))).toBe(
      '€10.00 off for a friend, 500 points for you',
    )
    expect(await readSummary({ member: NOBODY })).toBe(
      '€10.00 off for a friend, 500 points for you',
    )
  })

  it('promises nothing while the programme rests', async () => {
    const paused = [readReferralProgram, () => ({ ...PROGRAM, status: 'paused' })] as const

    expect(await readSummary({ member: NOBODY, answers: [paused] })).toBe('')
  })
})
