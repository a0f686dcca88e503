/** Draws a campaign that asks or answers, with a model of its own, in English unless told otherwise; for tests of those blocks. */
import '@preact/signals'
import { render, type RenderResult, screen } from '@testing-library/preact'
import { h } from 'preact'
import { vi } from 'vitest'
import type { Block } from '../../contract/campaign/block.ts'
import { createFormat, createTranslate } from '../../i18n/index.ts'
import { createCampaignModel, type Showing } from '../../model/campaign/create-campaign-model.ts'
import {
  createOccasion,
  createStage,
  type OccasionOptions,
  type StageOptions,
} from '../../model/campaign/exit-stage.fixture.ts'
import { CampaignView } from './CampaignView.tsx'
import { en } from './messages/en.ts'

const disposals: (() => void)[] = []

/** For `afterEach`. */
export function disposeDrawn(): void {
  for (const dispose of disposals.splice(0)) dispose()
}

export interface DrawOptions extends StageOptions {
  readonly occasion?: OccasionOptions
}

export type Drawn = ReturnType<typeof createStage> &
  RenderResult & { readonly close: ReturnType<typeof vi.fn> }

export function drawBlocks(blocks: readonly Block[], options: DrawOptions = {}): Drawn {
  const { occasion, ...others } = options
  const stage = createStage(others)
  const model = createCampaignModel(stage.context)
  disposals.push(() => model.dispose())
  const showing: Showing = { occasion: createOccasion(blocks, occasion), level: 'modal' }
  const close = vi.fn()
  const view = render(
    h(CampaignView, {
      showing,
      model,
      t: createTranslate(en, undefined, 'en'),
      format: createFormat('en'),
      level: 'modal',
      headingId: 'card-title',
      close,
    }),
  )
  return { ...stage, ...view, close }
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })
