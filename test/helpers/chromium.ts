/** Chromium by Playwright, with what Playwright switches off switched on again: the back/forward cache. */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type ElementHandle,
  type Page,
} from 'playwright-core'
import { findMachine } from './machine.ts'
import { findDeep, textExpression, untilFound, type Engine, type Tab } from './tab.ts'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchChromium(extra: readonly string[] = []): Promise<Browser> {
  const executablePath = findMachine().chromium
  if (!executablePath) throw new Error('Chromium is not installed here.')
  return chromium.launch({
    executablePath,
    args: [...ARGUMENTS, ...extra],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}

export async function openChromium(): Promise<Engine> {
  const browser = await launchChromium()
  const context = await browser.newContext({ locale: 'en-GB' })
  return {
    name: 'Chromium',
    newTab: () => newChromiumTab(context),
    close: () => browser.close(),
  }
}

export async function newChromiumTab(context: BrowserContext): Promise<Tab> {
  return asTab(await context.newPage())
}

export function asTab(page: Page): Tab {
  const find = async (selector: string) => {
    const handle = await page.evaluateHandle(
      `(${findDeep.toString()})(${JSON.stringify(selector)})`,
    )
    // Safe: findDeep returns an element or null, and null is no element handle.
    return handle.asElement() as ElementHandle<Element> | null
  }
  return {
    async open(url) {
      await page.goto(url)
    },
    async click(selector) {
      await (await untilFound(selector, () => find(selector))).click()
    },
    async fill(selector, value) {
      await (await untilFound(selector, () => find(selector))).fill(value)
    },
    text: (selector) => page.evaluate(textExpression(selector)),
    evaluate: (run, argument) => page.evaluate(`(${run.toString()})(${JSON.stringify(argument)})`),
    resize: (width, height) => page.setViewportSize({ width, height }),
    press: (key) => page.keyboard.press(key),
    async screenshot(path) {
      await page.screenshot({ path })
    },
    close: () => page.close(),
  }
}
