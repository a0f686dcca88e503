/** WebKitGTK’s MiniBrowser on a display of its own, by plain WebDriver. */
import { writeFile } from 'node:fs/promises'
import { freePort } from './free-port.ts'
import { findMachine } from './machine.ts'
import { findDeep, textExpression, untilFound, type Engine, type Tab } from './tab.ts'
import { spawnTied } from './tied.ts'
import { connectWebDriver, elementId, type WebDriver } from './webdriver.ts'

/** WebDriver’s code points of keys without a letter. */
const KEYS: Readonly<Record<string, string>> = { Escape: '\uE00C', Tab: '\uE004', Enter: '\uE007' }

export interface WebKit {
  readonly driver: WebDriver
  close(): Promise<void>
}

export async function startWebKit(): Promise<WebKit> {
  const programs = findMachine().webkit
  if (!programs) throw new Error('WebKitGTK is not installed here.')
  const display = spawnTied(
    programs.display,
    '-displayfd 1 -screen 0 1280x900x24 -nolisten tcp'.split(' '),
  )
  const [, number] = await display.says(/^(\d+)$/m)
  const port = await freePort()
  const server = spawnTied(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      DISPLAY: `:${number}`,
      LANG: 'C.UTF-8',
      GDK_BACKEND: 'x11',
      // A container has no session bus; without this every start waits for one.
      NO_AT_BRIDGE: '1',
    },
  })
  const driver = await untilFound('the driver', async () =>
    connectWebDriver(`http://127.0.0.1:${port}`, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
    }).catch((error: unknown) => {
      if (String(error).includes('fetch failed')) return null // It does not listen yet.
      throw error
    }),
  )
  const close = async (): Promise<void> => {
    await driver.remove('').catch(() => undefined) // A crashed browser cannot say goodbye.
    await server.stop()
    await display.stop()
  }
  return { driver, close }
}

export async function openWebKit(): Promise<Engine> {
  const { driver, close } = await startWebKit()
  // The window of the start stays open, so that there is always one to open the next from.
  const first = await driver.get<string>('/window')
  return { name: 'WebKit', newTab: () => newWebKitTab(driver, first), close }
}

async function newWebKitTab(driver: WebDriver, opener: string): Promise<Tab> {
  await driver.post('/window', { handle: opener })
  // A window, not a tab: a tab behind another is not painted, and its screenshot never comes.
  const { handle } = await driver.post<{ handle: string }>('/window/new', { type: 'window' })
  const here = async (): Promise<WebDriver> => {
    await driver.post('/window', { handle })
    return driver
  }
  const find = async (selector: string) => {
    const tab = await here()
    const reference = await tab.script(`return (${findDeep.toString()})(arguments[0])`, selector)
    return elementId(reference)
  }
  return {
    async open(url) {
      const tab = await here()
      await tab.post('/url', { url })
    },
    async click(selector) {
      const id = await untilFound(selector, () => find(selector))
      await driver.post(`/element/${id}/click`)
    },
    async fill(selector, value) {
      const id = await untilFound(selector, () => find(selector))
      // Where the page scrolls smoothly, the driver looks for the field before it has arrived.
      await (
        await here()
      ).script(
        `(${findDeep.toString()})(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })`,
        selector,
      )
      await driver.post(`/element/${id}/clear`)
      await driver.post(`/element/${id}/value`, { text: value })
    },
    text: async (selector) => (await here()).script(`return ${textExpression(selector)}`),
    evaluate: async (run, argument) =>
      (await here()).script(`return (${run.toString()})(arguments[0])`, argument ?? null),
    async resize(width, height) {
      const tab = await here()
      const inner = (): Promise<[number, number]> => tab.script('return [innerWidth, innerHeight]')
      await tab.post('/window/rect', { width, height })
      const [innerWidth, innerHeight] = await inner()
      // What the window has around the page.
      await tab.post('/window/rect', {
        width: 2 * width - innerWidth,
        height: 2 * height - innerHeight,
      })
      await untilFound(`a page of ${width} × ${height}`, async () => {
        const [nowWidth, nowHeight] = await inner()
        return nowWidth === width && nowHeight === height
      })
    },
    async press(key) {
      const value = KEYS[key] ?? key
      const strokes = ['keyDown', 'keyUp'].map((type) => ({ type, value }))
      await (
        await here()
      ).post('/actions', {
        actions: [{ type: 'key', id: 'keyboard', actions: strokes }],
      })
    },
    async screenshot(path) {
      const picture = await (await here()).get<string>('/screenshot')
      await writeFile(path, picture, 'base64')
    },
    async close() {
      await (await here()).remove('/window')
    },
  }
}
