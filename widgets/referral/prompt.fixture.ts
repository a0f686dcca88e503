/** Draws a card, or the part of the section, as the host does: with a model of its own, in English unless told otherwise. */
import '@preact/signals'
import { render, screen } from '@testing-library/preact'
import { h } from 'preact'
import { vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { readReferralProgram } from './contract.ts'
import { createStage, disposeLater, type InviteOptions, LANDING } from './invitation.fixture.ts'
import { messages } from './messages.ts'
import { createModel, type ReferralModel } from './model.ts'
import { PROGRAM } from './program.fixture.ts'
import { Prompt } from './Prompt.tsx'

export const NOW = Date.parse('2026-11-22T12:00:00Z')

export interface CardOptions extends InviteOptions {
  readonly language?: 'en' | 'ro' | 'ru' | 'es' | 'pl'
}

export type Drawing = Pick<ReturnType<typeof translated>, 't' | 'format'> & { model: ReferralModel }

function translated(language: CardOptions['language'] = 'en') {
  return {
    t: createTranslate(messages.en, language === 'en' ? undefined : messages[language], language),
    format: createFormat(language, () => NOW),
  }
}

export function setUpModel({ language, answers = [], ...options }: CardOptions = {}) {
  const stage = createStage({
    ...options,
    answers: [[readReferralProgram, () => PROGRAM], ...answers],
  })
  const model = createModel(stage.context)
  disposeLater(model)
  return { ...stage, model, ...translated(language) }
}

/** The card of a proposal, once the model has been woken for it. */
export function drawCard(drawing: Drawing, proposal: string) {
  const close = vi.fn()
  const card = h(Prompt, { ...drawing, proposal, level: 'sheet', headingId: 'card-title', close })
  const region = h('div', { role: 'region', 'aria-labelledby': 'card-title' }, card)
  return { ...render(region), close }
}

export async function landOnCard(options: CardOptions = {}) {
  const stage = setUpModel(options)
  await stage.model.invitation.wake(LANDING)
  return { ...stage, ...drawCard(stage, 'invitation') }
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })
