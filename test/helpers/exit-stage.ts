/** A shop page and a mouse that can leave it through any edge, in every engine. */
import { launchChromium } from './chromium.ts'
import { launchFirefox } from './firefox.ts'
import { untilFound } from './tab.ts'
import type { LabPages } from './trigger-lab.ts'
import { startWebKit } from './webkit.ts'

/** Of the shop page, px. */
export const WIDTH = 800
export const HEIGHT = 600
/** Around a shop page in a frame; what the toolbar of a browser is around its window. */
const AROUND = 100

/** Positions are of the shop page: above it `y` is negative. */
export interface ExitTab {
  /** A page of the lab, by its path. */
  open(path: string): Promise<void>
  /** In a straight line; each step takes what the browser needs, and so long more. */
  move(to: { x: number; y: number; steps?: number; stepMs?: number }): Promise<void>
  down(button?: Button): Promise<void>
  up(button?: Button): Promise<void>
  /** Runs in the shop page. */
  evaluate<Result, Argument = undefined>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>
  close(): Promise<void>
}

export interface ExitEngine {
  newTab(pages: LabPages): Promise<ExitTab>
  close(): Promise<void>
}

export type Button = 'left' | 'right'

/** What an engine brings: positions are of its own viewport. */
interface Driver {
  goto(url: string): Promise<unknown>
  moveTo(x: number, y: number): Promise<unknown>
  down(button: Button): Promise<unknown>
  up(button: Button): Promise<unknown>
  run(expression: string): Promise<unknown>
  close(): Promise<unknown>
}

/** The protocol of Chromium moves the mouse to where there is no page any more. */
export async function openChromiumExits(): Promise<ExitEngine> {
  const browser = await launchChromium()
  return {
    close: () => browser.close(),
    async newTab(pages) {
      const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } })
      const driver: Driver = {
        goto: (url) => page.goto(url),
        moveTo: (x, y) => page.mouse.move(x, y),
        down: (button) => page.mouse.down({ button }),
        up: (button) => page.mouse.up({ button }),
        run: (expression) => page.evaluate(expression),
        close: () => page.close(),
      }
      return asTab(driver, (path) => pages.url + path, 0)
    },
  }
}

/** BiDi keeps the mouse in the viewport: there the shop is a frame, and leaving it is what leaving a window is to its document. */
export async function openFirefoxExits(): Promise<ExitEngine> {
  const browser = await launchFirefox({
    // Without a display Firefox says that there is no mouse: this one is fine, and hovers.
    'ui.primaryPointerCapabilities': 6,
    'ui.allPointerCapabilities': 6,
  })
  return {
    close: () => browser.close(),
    async newTab(pages) {
      const page = await browser.newPage({ type: 'window' })
      await page.setViewport({ width: WIDTH + 2 * AROUND, height: HEIGHT + 2 * AROUND })
      const driver: Driver = {
        goto: (url) => page.goto(url),
        moveTo: (x, y) => page.mouse.move(x, y),
        down: (button) => page.mouse.down({ button }),
        up: (button) => page.mouse.up({ button }),
        run: (expression) => page.evaluate(expression),
        close: () => page.close(),
      }
      return asTab(driver, (path) => addWindow(pages, path), AROUND)
    },
  }
}

/** WebDriver keeps it there too. */
export async function openWebKitExits(): Promise<ExitEngine> {
  const { driver: webdriver, close } = await startWebKit()
  const act = (...actions: readonly object[]) =>
    webdriver.post('/actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    })
  const codes = { left: 0, right: 2 } as const
  await webdriver.post('/window/rect', { width: 1100, height: 880 })
  return {
    close,
    async newTab(pages) {
      const driver: Driver = {
        goto: (url) => webdriver.post('/url', { url }),
        moveTo: (x, y) =>
          act({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }),
        down: (button) => act({ type: 'pointerDown', button: codes[button] }),
        up: (button) => act({ type: 'pointerUp', button: codes[button] }),
        run: (expression) => webdriver.script(`return ${expression}`),
        close: () => webdriver.remove('/actions'),
      }
      return asTab(driver, (path) => addWindow(pages, path), AROUND)
    },
  }
}

function addWindow(pages: LabPages, path: string): string {
  return pages.add(`/window${path}`, {
    html: `<!doctype html><title>Window</title><body style="margin: 0; background: #ddd">
<iframe src="${path}" style="position: absolute; inset: ${AROUND}px auto auto ${AROUND}px; width: ${WIDTH}px; height: ${HEIGHT}px; border: 0"></iframe>`,
  })
}

function asTab(driver: Driver, addressOf: (path: string) => string, offset: number): ExitTab {
  let at = { x: 0, y: 0 }
  async function evaluate<Result>(
    run: (argument: never) => Result | Promise<Result>,
    argument?: unknown,
  ): Promise<Result> {
    const code = JSON.stringify(`(${run.toString()})(${JSON.stringify(argument)})`)
    // Safe: the value is what `run` returned, through JSON.
    return (await driver.run(
      `(location.pathname.startsWith('/window') ? frames[0] : globalThis).eval(${code})`,
    )) as Result
  }
  return {
    async open(path) {
      await driver.goto(addressOf(path))
      await untilFound('the lab', () => evaluate(() => 'lab' in globalThis).catch(() => false))
    },
    async move({ x, y, steps = 1, stepMs = 0 }) {
      const from = at
      at = { x, y }
      for (let step = 1; step <= steps; step += 1) {
        const part = step / steps
        await driver.moveTo(
          offset + from.x + (x - from.x) * part,
          offset + from.y + (y - from.y) * part,
        )
        if (stepMs > 0) await new Promise((resolve) => setTimeout(resolve, stepMs))
      }
    },
    down: async (button = 'left') => void (await driver.down(button)),
    up: async (button = 'left') => void (await driver.up(button)),
    evaluate,
    close: async () => void (await driver.close()),
  }
}
