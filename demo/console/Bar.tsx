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
  const unread = { inbox: model.inbox.unread.value, tickets: model.tickets.unread.value }
  const pages = useRef<HTMLElement>(null)
  // The numbers of the unread widen the row.
  useEffect(() => showCurrent(pages.current), [page, unread.inbox > 0, unread.tickets > 0])
  // By their whole address: what only jumps within a page is taken for a way past its head.
  const here = location.pathname + location.search
  return (
    <header class="bar">
      <Brand />
      <nav class="pages" ref={pages} aria-label={t('pages')}>
        {PAGES.map((name) => (
          <a href={`${here}#${name}`} key={name} aria-current={name === page ? 'page' : undefined}>
            {t(`page.${name}`)}
            {(name === 'inbox' || name === 'tickets') && (
              <Unread name={name} count={unread[name]} />
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

interface UnreadProps {
  readonly name: 'inbox' | 'tickets'
  readonly count: number
}

function Unread({ name, count }: UnreadProps): JSX.Element | null {
  if (count === 0) return null
  return (
    <span class="inbox-unread">
      <span aria-hidden="true">{count}</span>
      <span class="sr">{t(`${name}.unread`, { count })}</span>
    </span>
  )
}

/** On a phone the pages are swiped: the one that is shown comes to the middle, and so do the ways to its neighbours. */
function showCurrent(pages: HTMLElement | null): void {
  const link = pages?.querySelector<HTMLElement>('[aria-current]')
  if (pages && link) pages.scrollLeft = link.offsetLeft - (pages.clientWidth - link.offsetWidth) / 2
}
