/** Every widget, for every audience, in every trouble and every language: nothing for axe to find, no English left, the tree as it was. */
import { describe } from 'vitest'
import type { Page } from 'playwright-core'
import { LANGUAGES } from '../../src/i18n/index.ts'
import { comeToRest, openHome, openSection, settle, test } from '../helpers/all-widgets.ts'
import { findViolations } from '../helpers/axe.ts'
import { WIDGETS } from '../helpers/build-widgets.ts'
import { collectTexts, findEnglish } from '../helpers/texts.ts'

/** Of a widget’s own requests; the session and the shop’s config are had in every state. */
const PATHS = new RegExp(`/v1/(${WIDGETS.map(({ name }) => name).join('|')})\\b`)
const NOT_FOUND = { status: 404, json: { code: 'not_found', status: 404, retryable: false } }

interface State {
  readonly isMember: boolean
  readonly enter?: (page: Page) => Promise<unknown>
  readonly rest?: typeof settle
}

const STATES: Readonly<Record<string, State>> = {
  member: { isMember: true },
  guest: { isMember: false },
  loading: {
    isMember: true,
    enter: (page) => page.route(PATHS, () => undefined),
    rest: comeToRest,
  },
  failed: {
    isMember: true,
    enter: (page) => page.route(PATHS, (route) => route.fulfill(NOT_FOUND)),
  },
  offline: { isMember: true, enter: (page) => page.context().setOffline(true) },
}

// Together, for most of the time is axe's own, and a machine has more than one core.
describe.concurrent.for(LANGUAGES)('in %s', (language) => {
  test.for(Object.entries(STATES))('%s', async ([name, state], { visit, expect }) => {
    const { isMember, enter, rest = settle } = state
    const page = await visit({ language, isMember, panelOnly: enter !== undefined })
    await enter?.(page)

    const looks = { launcher: await look(page, language) }
    await openHome(page, rest)
    Object.assign(looks, { home: await look(page, language) })
    for (const widget of WIDGETS) {
      await openSection(page, widget.name, rest)
      Object.assign(looks, { [widget.name]: await look(page, language) })
    }

    const trees = Object.entries(looks).map(([place, { tree }]) => `# ${place}\n${tree}\n`)
    for (const [place, { violations, english }] of Object.entries(looks))
      expect.soft({ place, violations, english }).toEqual({ place, violations: [], english: [] })
    await expect(trees.join('\n')).toMatchFileSnapshot(`trees/${language}.${name}.txt`)
  })
})

interface Look {
  readonly violations: readonly string[]
  readonly english: readonly string[]
  readonly tree: string
}

async function look(page: Page, language: string): Promise<Look> {
  return {
    violations: await findViolations(page),
    english: language === 'en' ? [] : findEnglish(await collectTexts(page), language),
    tree: await page.locator('regulars-host').ariaSnapshot(),
  }
}
