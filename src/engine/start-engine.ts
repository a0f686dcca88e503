/** The engine of campaigns on one page: watches, judges, and has what is due proposed to the shopper. Loaded after idle, where a shop has campaigns. */
import { yieldToPage } from '../host/idle.ts'
import type { Facts } from '../campaigns/audience/facts.ts'
import type { CampaignExplanation } from './explanation.ts'
import { type EngineOptions, openPage } from './open-page.ts'

export type { EngineOptions } from './open-page.ts'

export interface Engine {
  /** Of every campaign, or of one, why it showed or did not. */
  explain(campaignId?: string): Promise<readonly CampaignExplanation[]>
  /** What the merchant knows of the shopper; `null` takes a value back. */
  setProps(values: Facts, options?: { readonly lasting?: boolean }): Promise<void>
  onEvent(name: string, props: Readonly<Record<string, unknown>>): void
  onNavigate(url: URL): void
  /** The launcher, and the models of the widgets, are others now. */
  faceChanged(): void
  stop(): void
}

export function startEngine(options: EngineOptions): Engine {
  const opening = yieldToPage().then(() => openPage(options))
  opening.catch(options.report)
  const soon = (run: (page: Awaited<typeof opening>) => unknown): void => {
    // What could not be opened has said why.
    opening.then(run).catch(() => undefined)
  }
  return {
    explain: async (campaignId) => (await opening).explain(campaignId),
    setProps: async (values, { lasting = false } = {}) => (await opening).setProps(values, lasting),
    onEvent: (name, props) => soon((page) => page.onEvent(name, props)),
    onNavigate: (url) => soon((page) => page.onNavigate(url)),
    faceChanged: () => soon((page) => page.desk.changeFace()),
    stop: () => soon((page) => page.stop()),
  }
}
