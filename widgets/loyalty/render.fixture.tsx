/** Draws the view with a model as the host does, in English and at one moment. */
import '@preact/signals'
import { render, type RenderResult } from '@testing-library/preact'
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { Loyalty } from './Loyalty.tsx'
import { messages } from './messages.ts'
import type { LoyaltyModel } from './model.ts'

export const NOW = Date.parse('2026-11-22T12:00:00Z')

export function renderLoyalty(
  model: LoyaltyModel,
  attributes?: Readonly<Record<string, string>>,
): RenderResult {
  return render(
    <Loyalty
      model={model}
      t={createTranslate(messages.en, undefined, 'en')}
      format={createFormat('en', () => NOW)}
      place="page"
      {...(attributes && { attributes })}
    />,
  )
}
