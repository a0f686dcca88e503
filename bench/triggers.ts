/** What pointer and scroll handlers of the triggers take of each move, in Chromium slowed four times; and what the triggers weigh. */
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { minify } from 'terser'
import type { Trigger } from '../src/contract/campaign/trigger.ts'
import { bundle } from '../test/helpers/bundle.ts'
import { launchChromium } from '../test/helpers/chromium.ts'
import { startLabPages, type LabPages } from '../test/helpers/trigger-lab.ts'
import { weigh } from './gzip.ts'
import { printTable } from './table.ts'

const SLOWDOWN = 4
/** Ms, at the median. */
const BUDGET = 0.2
const PAGES = 5
const EVENTS = 200
/** In one go, for the clock is too coarse for one. */
const TOGETHER = 20
/** Nobody has more campaigns that wait for an exit. */
const CAMPAIGNS = 10

const TRIGGERS: readonly Trigger[] = [
  ...Array.from({ length: CAMPAIGNS }, () => ({
    on: 'exit' as const,
    sensitivity: 'normal' as const,
    dwellSeconds: 8,
  })),
  { on: 'scroll', percent: 100 },
  { on: 'idle', seconds: 3600 },
  { on: 'return', minutes: 60 },
]

/** A page with many boxes, so that a layout asked for would cost. */
const SHOP = `<style>body { height: 20000px } p { margin: 2px }</style>${'<p>Tea <b>green</b></p>'.repeat(800)}`

/** Such a page has a clock of 5 µs; others have one of 100 µs. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

interface Times {
  readonly move: number
  readonly scroll: number
}

/** Medians of what dispatching one event takes, ms; the layout is made dirty before each. */
async function measure(page: Page): Promise<Times> {
  return page.evaluate(
    async ([events, together]) => {
      const box = document.querySelector('p')!
      const nextTask = (): Promise<void> =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(), { once: true })
          port1.start()
          port2.postMessage(undefined)
        })
      async function time(create: (n: number) => Event): Promise<number> {
        const spent: number[] = []
        for (let n = 0; n < events; n += 1) {
          const run = Array.from({ length: together }, (_, each) => create(n + each))
          const begun = performance.now()
          for (const event of run) {
            box.style.paddingTop = `${n % 7}px`
            document.dispatchEvent(event)
          }
          spent.push((performance.now() - begun) / together)
          await nextTask()
        }
        return spent.toSorted((one, other) => one - other)[Math.floor(events / 2)]!
      }
      const move = await time(
        (n) => new PointerEvent('pointermove', { clientX: n, clientY: 300, pointerType: 'mouse' }),
      )
      return { move, scroll: await time(() => new Event('scroll')) }
    },
    [EVENTS, TOGETHER] as const,
  )
}

async function openPage(pages: LabPages, page: Page, isWatched: boolean): Promise<Times> {
  const devtools = await page.context().newCDPSession(page)
  await page.goto(pages.addLab('/bench', { body: SHOP, headers: ISOLATED }))
  if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error('The clock is coarse.')
  if (isWatched) await page.evaluate((triggers) => lab.start(triggers), TRIGGERS)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await measure(page)
  return measure(page)
}

/** With and without, page by page in turn: whatever else the machine does falls on both. */
async function compare(): Promise<Readonly<Record<'with' | 'without', Times>>> {
  const [browser, pages] = await Promise.all([launchChromium(), startLabPages()])
  const measured = { with: [] as Times[], without: [] as Times[] }
  for (let round = 0; round < PAGES; round += 1)
    for (const key of ['without', 'with'] as const) {
      const page = await browser.newPage()
      measured[key].push(await openPage(pages, page, key === 'with'))
      await page.close()
    }
  await Promise.all([browser.close(), pages.close()])
  return { with: medianOf(measured.with), without: medianOf(measured.without) }
}

function medianOf(times: readonly Times[]): Times {
  const middle = (of: keyof Times): number =>
    times.map((each) => each[of]).toSorted((one, other) => one - other)[(PAGES - 1) / 2]!
  return { move: middle('move'), scroll: middle('scroll') }
}

/** Gzipped, as the split build makes it smaller; `external`: what it shares with the prompts, which load it too. */
async function weighTriggers(external: readonly RegExp[] = []): Promise<number> {
  const entry = fileURLToPath(new URL('../src/host/triggers/watch-triggers.ts', import.meta.url))
  const { code } = await minify(await bundle({ entry, external }), {
    module: true,
    mangle: true,
    compress: { passes: 3, ecma: 2020 },
  })
  return weigh(code ?? '')
}

const times = await compare()
const rows = (['move', 'scroll'] as const).map((of) => [
  `one ${of}`,
  times.without[of].toFixed(4),
  times.with[of].toFixed(4),
  (times.with[of] - times.without[of]).toFixed(4),
  BUDGET.toFixed(4),
])
printTable(['ms, 4× slower, median', 'without', 'with', 'ours', 'budget'], rows)
const [whole, own] = [await weighTriggers(), await weighTriggers([/prompts\//, /focus/])]
console.log(`\nThe triggers weigh ${own} B gzipped; ${whole} B with what the prompts load as well.`)
if (rows.some(([, , , ours]) => Number(ours) > BUDGET)) process.exitCode = 1
