/** One pass of axe-core in each engine: every widget of a member and of a guest, in the page and in the panel. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AXE_OPTIONS, AXE_SOURCE, runAxe } from './axe.ts'
import { createBackends } from './backends.ts'
import { buildWidgets, WIDGETS } from './build-widgets.ts'
import { startCollector, type Collector } from './collector.ts'
import { startPages, type Pages } from './pages.ts'
import type { Engine, Tab } from './tab.ts'
import { wholePage } from './whole-page.ts'

export function describeAccessibility(name: string, open: () => Promise<Engine>): void {
  describe(`what a screen reader is told in ${name}`, () => {
    let engine: Engine
    let pages: Pages
    let collector: Collector
    let tab: Tab

    beforeAll(async () => {
      ;[engine, pages, collector] = await Promise.all([open(), startPages(), startCollector()])
      const artefacts = { ...(await buildWidgets()), '/axe.js': AXE_SOURCE }
      for (const [path, text] of Object.entries(artefacts)) pages.addScript(path, text)
      collector.api.member = 'Ana'
      collector.api.more = await createBackends()
      tab = await engine.newTab()
    }, 300_000)

    afterAll(async () => {
      await engine?.close()
      await Promise.all([pages?.close(), collector?.goDown()])
    })

    it.for([true, false])('is free of violations, member: %s', async (isMember) => {
      const head = '<script src="/axe.js"></script>'
      const html = wholePage({ endpoint: collector.url, language: 'ro', isMember, head })
      await tab.open(pages.add(`/accessibility-${isMember}`, { html }))
      await settle(() =>
        tab.evaluate(
          isDrawn,
          WIDGETS.map(({ name }) => `regulars-${name}`),
        ),
      )

      const found: Record<string, readonly string[]> = {}
      for (const { name } of WIDGETS) {
        await tab.evaluate((name) => window.regulars?.open(name), name)
        await settle(() => tab.evaluate(isDrawn, ['regulars-host']))
        found[name] = await tab.evaluate(runAxe, AXE_OPTIONS)
      }

      expect(found).toEqual(Object.fromEntries(WIDGETS.map(({ name }) => [name, []])))
    })
  })
}

function settle(check: () => Promise<boolean>): Promise<void> {
  return expect.poll(check, { timeout: 15_000 }).toBe(true)
}

/** In the page: each of the elements shows a widget, and nothing in it waits or moves. */
function isDrawn(tags: readonly string[]): boolean {
  return tags.every((tag) => {
    const shadow = document.querySelector(tag)?.shadowRoot
    return (
      shadow?.querySelector('section, form, h2') &&
      !shadow.querySelector('[aria-busy="true"]') &&
      !shadow.getAnimations().some(({ playState }) => playState === 'running')
    )
  })
}
