/** What a test on a page of test/fixtures/pages is handed, and what that page offers it. */
import type { Tab } from './tab.ts'

export interface FixtureStage {
  readonly tab: Tab
  /** Opens a page by its name and waits until the launcher is there. */
  visit(name: string): Promise<void>
}

export const LAUNCHER = 'regulars-host >>> [part="launcher"]'
export const WALLET = 'regulars-host >>> .loyalty'
export const INLINE = 'regulars-loyalty >>> .loyalty'
/** Of the launcher to the viewport, px. */
export const EDGE = 20

/** What test/fixtures/pages/look.js puts into every page, and what a single page adds to it. */
export interface Look {
  readonly violations: string[]
  part(name: string): HTMLElement | null
  edges(): [left: number, right: number, bottom: number]
  isShown(): boolean
  isFree(): boolean
  target(): HTMLElement
  readonly pulled: number
  readonly keys: string[]
  readonly asked: string[]
  visit(): void
  wipe(): void
  remove(): void
  move(): void
  reload(): void
  mark(): void
  isMarked(): boolean
}

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a property of the global object
  var look: Look
}
