/** The top of every page: whose console, which pages, and the way out. */
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Merchant } from '../../src/contract/merchant.ts'
import { Brand } from './Brand.tsx'
import type { ConsoleModel } from './model.ts'
import { PAGES, type Page } from './page.ts'
import { t } from './texts.ts'

interface BarProps {
  readonly merchant: Merchant
  readonly model: ConsoleModel
  readonly page: Page
}

export function Bar({ merchant, model, page }: BarProps): JSX.Element {
  const unread = model.inbox.unread.value
  const pages = useRef<HTMLElement>(null)
  // The number of the unread widens the row.
  useEffect(() => showCurrent(pages.current), [page, unread > 0])
  return (
    <header class="bar">
      <Brand />
      <nav class="pages" ref={pages} aria-label={t('pages')}>
        {PAGES.map((name) => (
          <a href={`#${name}`} key={name} aria-current={name === page ? 'page' : undefined}>
            {t(`page.${name}`)}
            {name === 'inbox' && unread > 0 && (
              <span class="inbox-unread">
                <span aria-hidden="true">{unread}</span>
                <span class="sr">{t('inbox.unread', { count: unread })}</span>
              </span>
            )}
          </a>
        ))}
      </nav>
      <span class="muted bar-email">{merchant.email}</span>
      <button
        class="quiet"
        title={merchant.email}
        aria-disabled={model.busy.value}
        onClick={() => void model.signOut()}
      >
        {t('home.sign-out')}
      </button>
    </header>
  )
}

/** On a phone the pages are swiped: the one that is shown comes to the middle, and so do the ways to its neighbours. */
function showCurrent(pages: HTMLElement | null): void {
  const link = pages?.querySelector<HTMLElement>('[aria-current]')
  if (pages && link) pages.scrollLeft = link.offsetLeft - (pages.clientWidth - link.offsetWidth) / 2
}
