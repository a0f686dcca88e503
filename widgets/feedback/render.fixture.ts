/** Draws the section, a card or the summary with a model of its own, as the host does, in English. */
import '@preact/signals'
import { fireEvent, render, screen } from '@testing-library/preact'
import { h } from 'preact'
import { expect, vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import {
  ANA,
  createContextStage,
  disposeLater,
  type Asked,
  type StageOptions,
} from '../../src/model/context.fixture.ts'
import type { Level } from '../../src/widget.ts'
import { putAskMemory } from './contract/memory.ts'
import { putResponse } from './contract/responses.ts'
import type { Survey } from './contract/survey.ts'
import { readSurveys } from './contract/surveys.ts'
import { readMine, seeTicket, type Ticket } from './contract/ticket.ts'
import { Feedback } from './Feedback.tsx'
import { messages } from './messages.ts'
import { createModel } from './model.ts'
import { Prompt } from './Prompt.tsx'
import { Summary } from './Summary.tsx'
import { createSurvey, RULES } from './survey.fixture.ts'

export interface ViewOptions extends StageOptions {
  readonly surveys?: readonly Survey[]
  readonly tickets?: readonly Ticket[]
  /** What the model comes to; `ready` if not said. */
  readonly until?: 'ready' | 'failed'
}

/** For a row of the section. */
export const atButton = (changes: Parameters<typeof createSurvey>[0] = {}): Survey =>
  createSurvey({ moment: { on: 'button' }, ...changes })

/** A member’s, with all read that there is to read; `tickets` are the backend’s, to be changed by the test. */
export async function setUp(options: ViewOptions = {}) {
  const { surveys = [atButton()], answers = [], until = 'ready', ...others } = options
  const tickets = [...(options.tickets ?? [])]
  let cursor = 0
  const stage = createContextStage({
    member: ANA,
    ...others,
    answers: [
      [readSurveys, () => ({ items: surveys, rules: RULES })],
      [readMine, () => ({ cursor: ++cursor, tickets, due: [] })],
      [seeTicket, ({ body }) => ({ seenSeq: body?.['seq'] })],
      [putResponse, taken],
      [putAskMemory, ({ body }) => body],
      ...answers,
    ],
  })
  const model = disposeLater(createModel(stage.context))
  await vi.waitFor(() => {
    expect(model.status.value).toBe(until)
  })
  const words = {
    model,
    t: createTranslate(messages.en, undefined, 'en'),
    format: createFormat('en'),
  }
  return { ...stage, model, words, tickets }
}

/** How a backend answers to what it has kept. */
export function taken({ params, body }: Asked): object {
  const response = { ...params, ...body, at: new Date().toISOString() }
  return { response }
}

export type Drawing = Awaited<ReturnType<typeof setUp>>

export function drawSection({ words }: Drawing, attributes?: Record<string, string>) {
  const place = attributes ? 'page' : 'panel'
  return render(h(Feedback, { ...words, place, ...(attributes && { attributes }) }))
}

export function drawSummary({ words }: Drawing) {
  return render(h(Summary, words))
}

/** The card of a survey that has its turn. */
export async function drawCard({ words, model }: Drawing, level: Level = 'sheet') {
  const proposal = 'survey.nps'
  // Safe: of an occasion the model reads no more than whose it is.
  const occasion = { campaign: { id: proposal } } as Parameters<
    NonNullable<typeof model.prepare>
  >[0]
  const isReady = await model.prepare?.(occasion, level)
  const close = vi.fn()
  let dismiss = (): void => undefined
  const card = h(Prompt, {
    ...words,
    proposal,
    level,
    headingId: 'card-title',
    close,
    whenDismissed: (listener) => void (dismiss = listener),
  })
  const region = h('div', { role: 'region', 'aria-labelledby': 'card-title' }, card)
  return { ...render(region), close, isReady, dismiss: () => dismiss() }
}

/** As a finger does. */
export function tap(element: HTMLElement): void {
  fireEvent.pointerDown(element)
  fireEvent.click(element)
}

export const press = (name: string | RegExp): void => tap(screen.getByRole('button', { name }))
export const radio = (name: string): HTMLInputElement => screen.getByRole('radio', { name })
