/** Draws a campaign as a widget does, in one language and at one moment. */
import '@preact/signals'
import { render } from '@testing-library/preact'
import { h } from 'preact'
import { vi } from 'vitest'
import { createFormat } from '../../i18n/format.ts'
import { createTranslate } from '../../i18n/translate.ts'
import {
  createOccasion,
  SERVER_NOW,
  setUpCampaigns,
  type OccasionOptions,
  type StageOptions,
} from '../../model/campaign/campaign.fixture.ts'
import type { CampaignProps } from './block-props.ts'
import { CampaignView } from './CampaignView.tsx'
import { en } from './messages/en.ts'

export interface DrawOptions extends StageOptions {
  readonly occasion?: OccasionOptions
  readonly level?: CampaignProps['level']
}

export const WORDS = {
  t: createTranslate(en, undefined, 'en'),
  format: createFormat('en', () => Date.parse(SERVER_NOW)),
}

/** Resolves when it is made ready and drawn. */
export async function drawCampaign({ occasion, level = 'sheet', ...options }: DrawOptions = {}) {
  const stage = setUpCampaigns(options)
  const { model } = stage
  const close = vi.fn()
  const isCard = level !== 'inline' && level !== 'panel'
  const made = createOccasion(occasion)
  const isReady = await model.prepare(made, level === 'panel' ? 'badge' : level)
  const showing = model.find(made.campaign.id) ?? { occasion: made, level: 'sheet' as const }
  const view = render(
    h(CampaignView, {
      ...WORDS,
      showing,
      model,
      level,
      ...(isCard && { close, headingId: 'card-title' }),
    }),
  )
  return { ...stage, ...view, close, showing, isReady }
}
