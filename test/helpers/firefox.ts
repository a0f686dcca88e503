/** Firefox by WebDriver BiDi, through puppeteer-core. */
import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core'
import { findMachine } from './machine.ts'
import { findDeep, textExpression, untilFound, type Engine, type Tab } from './tab.ts'

export async function launchFirefox(
  prefs: Readonly<Record<string, unknown>> = {},
): Promise<Browser> {
  const executablePath = findMachine().firefox
  if (!executablePath) throw new Error('Firefox is not installed here.')
  return launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-GB,en',
      'app.update.enabled': false,
      'network.captive-portal-service.enabled': false,
      ...prefs,
    },
  })
}

export async function openFirefox(): Promise<Engine> {
  const browser = await launchFirefox()
  return {
    name: 'Firefox',
    // A window each: a tab behind another is hidden, and hidden tabs rest.
    newTab: async () => asTab(await browser.newPage({ type: 'window' })),
    close: () => browser.close(),
  }
}

function asTab(page: Page): Tab {
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
      const element = await untilFound(selector, () => find(selector))
      await element.scrollIntoView()
      await element.click()
    },
    async fill(selector, value) {
      const element = await untilFound(selector, () => find(selector))
      await element.click({ count: 3 })
      await element.type(value)
    },
    // Safe: the expression's value is a string.
    text: async (selector) => (await page.evaluate(textExpression(selector))) as string,
    evaluate: async <Result>(run: (argument: never) => unknown, argument?: unknown) =>
      // Safe: the value is what `run` returned, through JSON.
      (await page.evaluate(`(${run.toString()})(${JSON.stringify(argument)})`)) as Result,
    resize: (width, height) => page.setViewport({ width, height }),
    press: (key) => page.keyboard.press(key),
    async screenshot(path) {
      await page.screenshot({ path: path as `${string}.png` })
    },
    close: () => page.close(),
  }
}
