/** When a shopper who leaves is let go without a word: what they are at would be disturbed. */
import { isBannerOpen } from '../prompts/banner.ts'
import { isDialogOpen } from '../prompts/page-dialog.ts'
import { isTyping } from '../prompts/typing.ts'
import { deepActiveElement } from '../focus.ts'
import { isPathOfCheckout } from './route-rules.ts'
import { isSeen } from './seen-clock.ts'
import { isEditor } from './visitors.ts'
import type { TriggerPage } from './watch-triggers.ts'

export type Quiet = 'hidden' | 'editor' | 'checkout' | 'field' | 'draft' | 'dialog' | 'banner'

/** The first reason, or undefined. Looks at the layout: never called by a handler. */
export function findQuiet(page: Pick<TriggerPage, 'pageType' | 'hasDraft'>): Quiet | undefined {
  if (!isSeen()) return 'hidden'
  if (isEditor()) return 'editor'
  if (isCheckout(page)) return 'checkout'
  if (isFieldFocused()) return 'field'
  if (page.hasDraft() || isTyping()) return 'draft'
  if (isDialogOpen()) return 'dialog'
  // No element of ours is about cookies: none has to be left out.
  return isBannerOpen(document.documentElement) ? 'banner' : undefined
}

export function isCheckout({ pageType }: Pick<TriggerPage, 'pageType'>): boolean {
  return pageType() === 'checkout' || isPathOfCheckout(location)
}

/** Nothing is written into these, nor do they open a list. */
const NO_TEXT = /^(button|checkbox|hidden|image|radio|range|reset|submit)$/

/** Also an empty one: its list of suggestions may lie over the toolbar of the browser. */
export function isFieldFocused(): boolean {
  const active = deepActiveElement()
  if (active instanceof HTMLInputElement) return !NO_TEXT.test(active.type)
  return (
    active instanceof HTMLTextAreaElement ||
    active instanceof HTMLSelectElement ||
    (active instanceof HTMLElement && active.isContentEditable)
  )
}
