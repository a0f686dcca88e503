/** The stage of the conformance suite: the tag with every widget and the fixture, a backend for all of them, a signed-in Ana. */
import { inject } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { createBackends } from './backends.ts'
import { WIDGETS } from './build-widgets.ts'
import type { Collector } from './collector.ts'
import { startPages } from './pages.ts'
import { test as base, whenReady, type Stage } from './stage.ts'
import { wholePage, type WholePageOptions } from './whole-page.ts'
import { panelOf, pressLauncher } from './widgets.ts'

export interface VisitOptions extends Omit<WholePageOptions, 'endpoint'> {
  readonly headers?: Readonly<Record<string, string>>
  readonly context?: BrowserContext
}

export interface WidgetStage {
  /** The collector with answers for every widget, and for Ana’s proof. */
  backend: Collector
  /** Opens a page with every widget; a member's, unless told otherwise. */
  visit: (options?: VisitOptions) => Promise<Page>
}

// Of the whole file: tests that run at the same time share the server.
let visits = 0

export const test = base.extend<WidgetStage & Pick<Stage, 'pages'>>({
  pages: [
    // oxlint-disable-next-line no-empty-pattern -- vitest reads the dependencies of a fixture from this pattern
    async ({}, use) => {
      const pages = await startPages()
      for (const [path, text] of Object.entries(inject('artefacts'))) pages.addScript(path, text)
      await use(pages)
      await pages.close()
    },
    { scope: 'file' },
  ],
  backend: async ({ collector }, use) => {
    collector.api.member = 'Ana'
    collector.api.more = await createBackends()
    const options = WIDGETS.map(({ name }) => [name, { signInUrl: '/account' }])
    collector.api.shop = { widgets: Object.fromEntries(options) }
    await use(collector)
  },
  visit: async ({ pages, backend, context }, use) => {
    await use(async ({ headers = {}, isMember = true, ...options } = {}) => {
      const html = wholePage({ endpoint: backend.url, isMember, ...options })
      const page = await (options.context ?? context).newPage()
      const session = isMember && page.waitForResponse('**/v1/session')
      await page.goto(pages.add(`/page${(visits += 1)}`, { html, headers }))
      await whenReady(page)
      await session
      return page
    })
  },
})

/** Presses the launcher and waits for what it shows. */
export async function openHome(page: Page, rest = settle): Promise<void> {
  await pressLauncher(page)
  await rest(page)
}

export async function openSection(page: Page, widget: string, rest = settle): Promise<void> {
  await page.evaluate((widget) => window.regulars?.open(widget), widget)
  await rest(page)
}

/** Nothing is on its way any more, in the panel and in the page, and nothing moves. */
export async function settle(page: Page): Promise<void> {
  await panelOf(page).waitFor()
  await page.waitForFunction(() => {
    const shadows = [...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot)
    return !shadows.some((shadow) => shadow?.querySelector('[aria-busy="true"]'))
  })
  // A card of the home says first what it is, and then what is new: wait until nobody has more to say.
  let before = ''
  for (let said = await readPanel(page); said !== before; said = await readPanel(page)) {
    before = said
    await page.waitForTimeout(QUIET_MS)
  }
  await comeToRest(page)
}

const QUIET_MS = 150

function readPanel(page: Page): Promise<string> {
  return panelOf(page).innerText()
}

/** The panel is there, and whatever moves has come to its end. */
export async function comeToRest(page: Page): Promise<void> {
  await panelOf(page).waitFor()
  await page.evaluate(async () => {
    // What begins to move does so in the frame after it was drawn.
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame)
    const shadows = [...document.querySelectorAll('*')].flatMap(
      ({ shadowRoot }) => shadowRoot ?? [],
    )
    const moving = [document, ...shadows].flatMap((root) => root.getAnimations())
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
}
