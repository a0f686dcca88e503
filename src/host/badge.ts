/** How much is new, as a number on the launcher, in its name, and once in words while the page is open. */
import type { NewsCounts } from '../core/news.ts'
import { createTranslate, type SuppliedTexts } from '../i18n/index.ts'
import { messages } from '../ui/messages.ts'
import badgeCss from './badge.css?inline'
import type { Shadow } from './shadow.ts'

const MOST = 9

export interface BadgeOptions {
  readonly shadow: Shadow
  readonly button: HTMLElement
  /** The launcher's name without news. */
  readonly label: string
  readonly texts: SuppliedTexts | undefined
  readonly locale: string
}

export interface Badge {
  /** `isSilent` for what was there when the page was loaded, and for what the shopper is looking at. */
  show(counts: NewsCounts, isSilent: boolean): void
}

export function createBadge({ shadow, button, label, texts, locale }: BadgeOptions): Badge {
  const t = createTranslate(messages.en, texts, locale)
  const { badge, status } = createParts(shadow, button)
  let shown = 0
  return {
    show(counts, isSilent) {
      const count = Object.values(counts).reduce((sum, one) => sum + one, 0)
      const words = count > 0 ? t('news', { count }) : ''
      badge.hidden = count === 0
      badge.textContent = count > MOST ? `${MOST}+` : String(count)
      button.setAttribute('aria-label', words ? `${label}, ${words}` : label)
      // Less than before: the shopper has just read it. The region was there, empty, one task before its text.
      if (count > shown && !isSilent)
        setTimeout(() => {
          if (shown === count) status.textContent = words
        })
      else if (count < shown) status.textContent = ''
      shown = count
    },
  }
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
