/** Draws the section, the line and the card of the widget as the host does, in English. */
import '@preact/signals'
import { render, type RenderResult } from '@testing-library/preact'
import { h } from 'preact'
import { vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import {
  createStage,
  disposeLater,
  SERVER_NOW,
  type StageOptions,
} from '../../src/model/campaign/campaign.fixture.ts'
import { messages } from './messages.ts'
import { createModel } from './model.ts'
import { Offers } from './Offers.tsx'
import { Prompt } from './Prompt.tsx'
import { Summary } from './Summary.tsx'

const WORDS = {
  t: createTranslate(messages.en, undefined, 'en'),
  format: createFormat('en', () => Date.parse(SERVER_NOW)),
}

export function setUp(options?: StageOptions) {
  const stage = createStage(options)
  return { ...stage, model: disposeLater(createModel(stage.context)) }
}

export type Stage = ReturnType<typeof setUp>

export interface DrawOptions extends StageOptions {
  /** Made before, as with campaigns that wait. */
  readonly stage?: Stage
  readonly place?: 'panel' | 'page'
  readonly attributes?: Readonly<Record<string, string>>
}

export function draw(options: DrawOptions = {}): Stage & RenderResult {
  const { stage = setUp(options), place = 'panel', attributes } = options
  const view = h(Offers, { ...WORDS, model: stage.model, place, ...(attributes && { attributes }) })
  return { ...stage, ...render(view) }
}

export function drawSummary({ stage, ...options }: DrawOptions = {}): RenderResult {
  const { model } = stage ?? setUp(options)
  return render(h(Summary, { ...WORDS, model }))
}

export function drawPrompt({ model }: Stage, proposal: string): RenderResult {
  const card = { proposal, level: 'sheet', headingId: 'card-title', close: vi.fn() } as const
  return render(h(Prompt, { ...WORDS, ...card, model }))
}

export const down = (): never => {
  throw new Error('down')
}
