/** Draws the section, a card or the summary with a model of its own, as the host does, in English. */
import '@preact/signals'
import { render } from '@testing-library/preact'
import { h } from 'preact'
import { vi } from 'vitest'
import { readSavedCart } from '../../src/contract/campaign/saved-cart.ts'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { createStage, type StageOptions } from '../../src/model/campaign/exit-stage.fixture.ts'
import { disposeLater } from '../../src/model/context.fixture.ts'
import { FACTS, FOUND, TOKEN } from './backend.fixture.ts'
import { ExitIntent } from './ExitIntent.tsx'
import { messages } from './messages.ts'
import { createModel } from './model.ts'
import { readFactsAlone } from './model/shop-facts.ts'
import { Prompt } from './Prompt.tsx'
import { Summary } from './Summary.tsx'

export { disposeModels } from '../../src/model/context.fixture.ts'

export const LANDING = new URL(`https://shop.example/cart?regulars-cart=${TOKEN}`)

export function setUp({ answers = [], ...options }: StageOptions = {}) {
  const stage = createStage({
    ...options,
    answers: [[readFactsAlone, () => ({ facts: FACTS })], [readSavedCart, () => FOUND], ...answers],
  })
  const model = disposeLater(createModel(stage.context))
  const words = {
    model,
    t: createTranslate(messages.en, undefined, 'en'),
    format: createFormat('en'),
  }
  return { ...stage, model, words }
}

type Stage = ReturnType<typeof setUp>

export function drawSection(stage: Stage, attributes?: Record<string, string>) {
  return render(h(ExitIntent, { ...stage.words, place: 'page', ...(attributes && { attributes }) }))
}

export function drawSummary(stage: Stage) {
  return render(h(Summary, stage.words))
}

/** The card of a proposal, once the model has been woken or prepared for it. */
export function drawCard(stage: Stage, proposal: string) {
  const close = vi.fn()
  const card = h(Prompt, {
    ...stage.words,
    proposal,
    level: 'sheet',
    headingId: 'card-title',
    close,
  })
  const region = h('div', { role: 'region', 'aria-labelledby': 'card-title' }, card)
  return { ...render(region), close }
}
