/** The top of the console: which pages there are, and where something unread waits. */
import { cleanup, render, screen, within } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { Merchant } from '../../src/contract/merchant.ts'
import { callApi } from './api.ts'
import { Bar } from './Bar.tsx'
import { inboxOf } from './inbox/backend.fixture.ts'
import { createModel } from './model.ts'
import { PAGES } from './page.ts'
import { openTicketsBackend, queueOf, TICKETS } from './tickets/backend.fixture.ts'

const MERCHANT: Merchant = {
  email: 'owner@fern.example',
  shop: { id: 'fern', name: 'Fern & Ember', publicKey: 'pk_demo' },
}

async function open(unread: { readonly inbox: number; readonly tickets: number }): Promise<void> {
  openTicketsBackend({
    'GET /v1/merchant/chat/conversations?filter=open': () => inboxOf([], unread.inbox),
    [`GET ${TICKETS}?filter=open`]: () => queueOf([], { unread: unread.tickets }),
  })
  const model = createModel(callApi)
  render(<Bar merchant={MERCHANT} model={model} page="tickets" />)
  await Promise.all([model.inbox.list.refresh(), model.tickets.queue.refresh()])
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('each page is a link, and the one that is shown says so', async () => {
  await open({ inbox: 0, tickets: 0 })

  const links = within(screen.getByRole('navigation')).getAllByRole('link')

  expect(links.map((link) => link.getAttribute('href'))).toEqual(
    PAGES.map((page) => `${location.pathname}#${page}`),
  )
  expect(links.filter((link) => link.hasAttribute('aria-current'))).toEqual([
    screen.getByRole('link', { name: 'Tickets' }),
  ])
})

test('unread messages and unread tickets are counted apart, in words too', async () => {
  await open({ inbox: 2, tickets: 1 })

  const inbox = await screen.findByText('2 unread messages')
  const tickets = await screen.findByText('1 unread ticket')

  expect(inbox.closest('a')?.getAttribute('href')).toMatch(/#inbox$/)
  expect(tickets.closest('a')?.getAttribute('href')).toMatch(/#tickets$/)
})
