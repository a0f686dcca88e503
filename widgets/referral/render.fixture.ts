/** Draws the view with a model as the host does, in English, and at one moment. */
import '@preact/signals'
import { render, type RenderResult } from '@testing-library/preact'
import { h } from 'preact'
import { expect, vi } from 'vitest'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { messages } from './messages.ts'
import { setUp, type SetUpOptions } from './model.fixture.ts'
import { Referral } from './Referral.tsx'

export const NOW = Date.parse('2026-11-22T12:00:00Z')

export interface DrawOptions extends SetUpOptions {
  readonly place?: 'panel' | 'page'
  readonly attributes?: Readonly<Record<string, string>>
}

export type Drawn = ReturnType<typeof setUp> & RenderResult

/** While nothing is known yet. */
export function drawAtOnce({ place = 'page', attributes, ...options }: DrawOptions = {}): Drawn {
  const stage = setUp(options)
  const view = render(
    h(Referral, {
      model: stage.model,
      t: createTranslate(messages.en, undefined, 'en'),
      format: createFormat('en', () => NOW),
      place,
      ...(attributes && { attributes }),
    }),
  )
  return { ...stage, ...view }
}

/** Resolves once it is known how things stand. */
export async function draw(options?: DrawOptions): Promise<Drawn> {
  const drawn = drawAtOnce(options)
  await vi.waitFor(() => expect(drawn.model.status.value).not.toBe('loading'))
  return drawn
}
