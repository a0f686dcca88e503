/** A widget as the host sees it: parts that load once, and a model that lives from first sight to destroy. */
import type { ComponentType } from 'preact'
import type { Format, Translate } from '../i18n/index.ts'
import type { ViewProps, WidgetModel } from '../widget.ts'

export interface LoadedSection {
  readonly View: ComponentType<ViewProps<WidgetModel>>
  readonly styles: string
  readonly model: WidgetModel
  dispose(): void
  readonly t: Translate
  readonly format: Format
}

export interface Section {
  readonly name: string
  /** Starts loading at the first call and answers all calls with the same parts; a failure may be tried again. */
  load(): Promise<LoadedSection>
  dispose(): void
}
