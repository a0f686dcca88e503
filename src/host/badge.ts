/** How much is new, as a number on the launcher, in its name, and once in words while the page is open. Loaded with the first news. */
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import { createTranslate, type SuppliedTexts } from '../i18n/index.ts'
import { messages } from '../ui/messages.ts'
import badgeCss from './badge.css?inline'
import type { Shadow } from './shadow.ts'

const MOST = 9

export interface BadgeOptions {
  readonly shadow: Shadow
  readonly button: HTMLElement
  readonly news: ReadonlyCell<NewsCounts>
  /** The launcher's name without news. */
  readonly label: string
  readonly texts: SuppliedTexts | undefined
  readonly locale: string
  /** There was news when the page was loaded: it is shown, and not announced. */
  readonly isOld: boolean
  /** The shopper is looking at the panel: nothing is announced then. */
  isOpen(): boolean
}

/** Returns the way to stop. */
export function followNews(options: BadgeOptions): () => void {
  const { shadow, button, label, news } = options
  const t = createTranslate(messages.en, options.texts, options.locale)
  const { badge, status } = createParts(shadow, button)
  let shown = options.isOld ? Infinity : 0
  return news.subscribe((counts) => {
    const count = Object.values(counts).reduce((sum, one) => sum + one, 0)
    const words = count > 0 ? t('news', { count }) : ''
    badge.hidden = count === 0
    badge.textContent = count > MOST ? `${MOST}+` : String(count)
    button.setAttribute('aria-label', words ? `${label}, ${words}` : label)
    // Less than before: the shopper has just read it. The region was there, empty, one task before its text.
    if (count > shown && !options.isOpen()) setTimeout(() => (status.textContent = words))
    else status.textContent = ''
    shown = count
  })
}

function createParts(
  shadow: Shadow,
  button: HTMLElement,
): Readonly<Record<'badge' | 'status', HTMLElement>> {
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.setAttribute('part', 'badge')
  badge.setAttribute('aria-hidden', 'true')
  const status = document.createElement('span')
  status.className = 'badge-status'
  status.setAttribute('role', 'status')
  shadow.addStyles(badgeCss)
  button.append(badge)
  shadow.root.append(status)
  return { badge, status }
}
