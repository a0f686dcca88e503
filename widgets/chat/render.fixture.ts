/** Draws the section, the line and the card of the chat as the host does, in English. */
import '@preact/signals'
import { render, type RenderResult } from '@testing-library/preact'
import { h } from 'preact'
import { vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { Chat } from './Chat.tsx'
import { messages } from './messages.ts'
import { Prompt } from './Prompt.tsx'
import { createStage, NOW, type StageOptions } from './stage.fixture.ts'
import { Summary } from './Summary.tsx'

export const WORDS = {
  t: createTranslate(messages.en, undefined, 'en'),
  format: createFormat('en', () => NOW),
}

export type Stage = ReturnType<typeof createStage>

export interface DrawOptions extends StageOptions {
  /** Made before. */
  readonly stage?: Stage
  readonly place?: 'panel' | 'page'
}

export function draw(options: DrawOptions = {}): Stage & RenderResult {
  const { stage = createStage(options), place = 'panel' } = options
  return { ...stage, ...render(h(Chat, { ...WORDS, model: stage.model, place })) }
}

export function drawSummary(stage: Stage): RenderResult {
  return render(h(Summary, { ...WORDS, model: stage.model }))
}

/** The card of this proposal; `close` is told how it was closed. */
export function drawPrompt(stage: Stage, proposal = 'answer') {
  const card = { proposal, level: 'sheet', headingId: 'card-title', close: vi.fn() } as const
  return { ...card, ...render(h(Prompt, { ...WORDS, ...card, model: stage.model })) }
}
