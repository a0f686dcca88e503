/** Draws the view with a model as the host does, in English unless told otherwise, and at one moment. */
import '@preact/signals'
import { render, screen, type RenderResult } from '@testing-library/preact'
import { h } from 'preact'
import { expect, vi } from 'vitest'
import { createFormat, createTranslate, type SuppliedTexts } from '../../src/i18n/index.ts'
import { act, readEarning, readProgram, readRewards } from './contract.ts'
import { Loyalty } from './Loyalty.tsx'
import { messages } from './messages.ts'
import { setUp, type SetUpOptions } from './model.fixture.ts'
import type { LoyaltyModel } from './model.ts'
import { OFFERS, RULES, STANDINGS } from './rewards.fixture.ts'
import { createWallet } from './wallet.fixture.ts'

export const NOW = Date.parse('2026-11-22T12:00:00Z')

export interface Words {
  readonly texts?: SuppliedTexts
  readonly locale?: string
}

export function renderLoyalty(
  model: LoyaltyModel,
  attributes?: Readonly<Record<string, string>>,
  { texts, locale = 'en' }: Words = {},
): RenderResult {
  return render(
    h(Loyalty, {
      model,
      t: createTranslate(messages.en, texts, locale),
      format: createFormat(locale, () => NOW),
      place: 'page',
      ...(attributes && { attributes }),
    }),
  )
}

/** With the whole programme of `rewards.fixture.ts` behind it. */
export async function showAll(options: SetUpOptions = {}, attributes?: Record<string, string>) {
  const { answers = [], ...others } = options
  const stage = setUp({
    answers: [
      [readProgram, () => RULES],
      [readRewards, () => ({ walletRevision: 7, items: OFFERS })],
      [readEarning, () => ({ walletRevision: 7, items: STANDINGS })],
      [act, () => ({ applied: true, points: 5, standing: STANDINGS[1], wallet: createWallet() })],
      ...answers,
    ],
    ...others,
  })
  const view = renderLoyalty(stage.model, attributes)
  await vi.waitFor(() => expect(stage.model.program.value).toBeTruthy())
  return { ...stage, ...view }
}

export async function itemOf(name: string): Promise<HTMLElement> {
  const item = (await screen.findByText(name)).closest('li')
  if (!item) throw new Error(`${name} is in no list.`)
  return item
}
