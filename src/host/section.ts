/** A widget as the host sees it: parts that load once, and a model that lives from first sight to destroy. */
import type { ComponentType } from 'preact'
import type { Format, Translate } from '../i18n/index.ts'
import type {
  Level,
  Moment,
  Occasion,
  PromptPart,
  SummaryProps,
  ViewProps,
  Wakes,
  WidgetModel,
} from '../widget.ts'

/** What the view and the summary of a widget have in common. */
export interface SectionParts {
  readonly title: string
  readonly model: WidgetModel
  readonly t: Translate
  readonly format: Format
}

export interface LoadedSection extends SectionParts {
  readonly View: ComponentType<ViewProps<WidgetModel>>
  readonly styles: string
}

export interface LoadedSummary extends SectionParts {
  readonly Summary?: ComponentType<SummaryProps<WidgetModel>>
  /** Path data of an icon, drawn in lines on 24 by 24. */
  readonly icon?: string
}

export interface LoadedPrompt extends SectionParts, PromptPart<WidgetModel> {}

/** Each part starts loading at the first call and answers all calls with the same; a failure may be tried again. */
export interface Section {
  readonly name: string
  readonly wakes?: Wakes | undefined
  load(): Promise<LoadedSection>
  /** Without the view: the home of the panel shows many widgets, and the shopper opens one. */
  loadSummary(): Promise<LoadedSummary>
  /** Loads the model alone, and tells it. */
  wake(moment: Moment): Promise<void>
  /** Loads the model alone, and asks whether there is something to show; see `WidgetModel.prepare`. */
  prepare(occasion: Occasion, level: Level | 'inline'): Promise<boolean>
  drop(campaignId: string): void
  /** Of a widget that says something unasked. */
  loadPrompt(): Promise<LoadedPrompt>
  dispose(): void
}
