/** The situations in which detectors of leaving were found to be wrong, and those in which they must be right. */
import { HEIGHT, WIDTH, type ExitEngine, type ExitTab } from './exit-stage.ts'
import type { Choice } from '../fixtures/triggers/lab.ts'
import type { LabPages } from './trigger-lab.ts'

export const SHOP = `<style>
  body { margin: 0; height: 3000px; font: 16px sans-serif }
  header { position: sticky; top: 0; display: flex; gap: 20px; height: 60px; padding: 2px; background: #eee }
  iframe { position: absolute; inset: 62px auto auto 300px; width: 200px; height: 300px; border: 0 }
</style>
<header><select><option>Name<option>Price</select>
<input list="teas"><datalist id="teas"><option>Green<option>Black</datalist>
<a href="/elsewhere">Teas</a></header>
<p>Words to select, in a line that is long enough.</p>`

const FRAMED = `${SHOP}<iframe style="top: 0" srcdoc="<body style='margin: 0; background: #ccd'>Film"></iframe>`

/** Longer than the grace of any rule. */
const SETTLED_MS = 450

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export interface Situation {
  readonly title: string
  readonly body?: string
  /** Of the shop page. */
  readonly path?: string
  readonly choice?: Choice
  /** Whether the browser says that the pointer left: a rule has to speak against it, then. */
  readonly isLeave?: boolean
  readonly play: (tab: ExitTab) => Promise<void>
}

export interface Outcome {
  readonly fires: number
  readonly leaves: number
}

/** A fresh page with one campaign that waits for an exit; what came of it. */
export async function playExit(
  engine: ExitEngine,
  pages: LabPages,
  { body = SHOP, path = '/shop', choice = {}, play }: Situation,
): Promise<Outcome> {
  const tab = await engine.newTab(pages)
  pages.addLab(path.split('?', 1)[0]!, { body })
  await tab.open(path)
  await tab.evaluate(
    (choice) => lab.start([{ on: 'exit', sensitivity: 'normal', dwellSeconds: 3 }], choice),
    choice,
  )
  await play(tab)
  await wait(SETTLED_MS)
  const outcome = await tab.evaluate(() => ({ fires: lab.fired.length, leaves: lab.leaves }))
  await tab.close()
  return outcome
}

/** Inside for long enough, in the middle of the page. */
export async function settle(tab: ExitTab, x = 400, y = 400): Promise<void> {
  await tab.move({ x: x + 40, y: y + 10 })
  await tab.move({ x, y, steps: 3 })
  await wait(1000)
}

/** What the browser tells when it covers the page itself; there is no such popup without a display. */
export interface Told {
  readonly type: string
  readonly y: number
}

export async function replay(tab: ExitTab, events: readonly Told[]): Promise<void> {
  await tab.evaluate((events) => {
    for (const { type, y } of events)
      document.documentElement.dispatchEvent(
        new MouseEvent(type, { clientX: 60, clientY: y, relatedTarget: null }),
      )
  }, events)
}

/** What a shopper who goes does. */
export async function leave(tab: ExitTab): Promise<void> {
  await settle(tab)
  await tab.move({ x: 410, y: -20, steps: 8 })
}

export const INNOCENT: readonly Situation[] = [
  {
    title: 'a list that drops from a select at the top (its popup replayed as measured)',
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 30, y: 12, steps: 6, stepMs: 10 })
      await tab.evaluate(() => document.querySelector('select')?.focus())
      await replay(tab, [
        { type: 'mouseleave', y: 12 },
        { type: 'mouseenter', y: 14 },
        { type: 'mouseleave', y: 60 },
      ])
    },
  },
  {
    title: 'suggestions below a field at the top (their popup replayed as measured)',
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 160, y: 12, steps: 6, stepMs: 10 })
      await tab.down()
      await tab.up()
      await wait(600)
      await replay(tab, [
        { type: 'mouseleave', y: 40 },
        { type: 'mouseleave', y: 100 },
      ])
    },
  },
  {
    title: 'a context menu near the top (its popup replayed as measured)',
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 600, y: 20, steps: 6, stepMs: 10 })
      await tab.evaluate(() =>
        document.body.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientY: 20 })),
      )
      await replay(tab, [
        { type: 'mouseleave', y: 20 },
        { type: 'mouseenter', y: 30 },
        { type: 'mouseleave', y: 12 },
      ])
      // Closed by a click elsewhere: the pointer is told to be out once more.
      await replay(tab, [{ type: 'mouseleave', y: -4 }])
    },
  },
  {
    title: 'a rest on a link of a sticky header',
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 420, y: 2, steps: 6 })
      await wait(300)
    },
  },
  {
    title: 'a slow drift out of the window',
    isLeave: true,
    async play(tab) {
      await settle(tab, 400, 160)
      await tab.move({ x: 400, y: 40, steps: 10, stepMs: 20 })
      await tab.move({ x: 400, y: -4, steps: 11, stepMs: 40 })
    },
  },
  {
    title: 'a way out through the right edge',
    isLeave: true,
    async play(tab) {
      await settle(tab)
      await tab.move({ x: WIDTH + 20, y: 200, steps: 6 })
    },
  },
  {
    title: 'a way out through the lower edge',
    isLeave: true,
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 400, y: HEIGHT + 20, steps: 4 })
    },
  },
  {
    title: 'a new tab opened by keys (replayed as measured in Chromium)',
    async play(tab) {
      await settle(tab)
      await replay(tab, [{ type: 'mouseleave', y: 543 }])
    },
  },
  {
    title: 'an overshoot that comes back',
    isLeave: true,
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 400, y: -12, steps: 3 })
      await tab.move({ x: 400, y: 60 })
    },
  },
  {
    title: 'a way out as soon as the page was there',
    isLeave: true,
    choice: { pageViews: 1 },
    async play(tab) {
      await tab.move({ x: 400, y: 300 })
      await tab.move({ x: 400, y: -20, steps: 3 })
    },
  },
  {
    title: 'a skim of the page on the way from tab to tab',
    isLeave: true,
    async play(tab) {
      await tab.move({ x: 300, y: -20 })
      await tab.move({ x: 400, y: 60, steps: 4, stepMs: 10 })
      await wait(900)
      await tab.move({ x: 500, y: -20, steps: 4 })
    },
  },
  {
    title: 'a selection dragged out and let go outside',
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 300, y: 84 })
      await tab.down()
      await tab.move({ x: 100, y: 78, steps: 3, stepMs: 20 })
      await tab.move({ x: 100, y: -20, steps: 4, stepMs: 20 })
      await wait(700)
      await tab.up()
    },
  },
  {
    title: 'an entrance from the strip of tabs',
    async play(tab) {
      await tab.move({ x: 300, y: -30 })
      await tab.move({ x: 300, y: -2, steps: 3 })
      await tab.move({ x: 300, y: 300, steps: 4 })
    },
  },
  {
    title: 'a film in a frame that the pointer moves into',
    body: FRAMED,
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 400, y: 30, steps: 5 })
      await wait(300)
    },
  },
]

export const TRUE: readonly Situation[] = [
  {
    title: 'a brisk way straight up',
    play: leave,
  },
  {
    title: 'a flick whose last move is far from the edge',
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 400, y: 380 })
      await tab.move({ x: 400, y: -30 })
    },
  },
  {
    title: 'a slanted way to Back',
    async play(tab) {
      await settle(tab, 500, 450)
      await tab.move({ x: 40, y: -15, steps: 8 })
    },
  },
  {
    title: 'a way to the button that closes the window',
    async play(tab) {
      await settle(tab, 600, 450)
      await tab.move({ x: WIDTH - 12, y: -12, steps: 8 })
    },
  },
  {
    title: 'a way out of a frame at the top',
    body: FRAMED,
    async play(tab) {
      await settle(tab)
      await tab.move({ x: 400, y: 200, steps: 3 })
      await wait(400)
      await tab.move({ x: 400, y: -20, steps: 4 })
    },
  },
]
