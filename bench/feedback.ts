/** A survey with a step of every kind on a slow phone: how long each takes from the press before it to the frame that shows it, in Chromium slowed four times. */
import type { Page } from 'playwright-core'
import type { z } from 'zod/mini'
import { launchChromium } from '../test/helpers/chromium.ts'
import { startCollector, type Collector } from '../test/helpers/collector.ts'
import { startPages, tag } from '../test/helpers/pages.ts'
import type { Regulars } from '../src/instance.ts'
import { Survey } from '../widgets/feedback/contract/survey.ts'
import { printTable } from './table.ts'

const SLOWDOWN = 4
const RUNS = 7
/** Limit of the product. */
const STEP_MS = 50

const words = (en: string) => ({ en })
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: words(`Answer ${at + 1}`) }))

/** As much of each as a survey may hold. */
const STEPS: z.input<typeof Survey>['steps'] = [
  { kind: 'nps', id: 'nps', question: words('How likely are you to recommend us?') },
  { kind: 'csat', id: 'csat', question: words('How happy are you?') },
  { kind: 'ces', id: 'ces', question: words('How easy was it?') },
  { kind: 'rating', id: 'rating', most: 10, question: words('How was the tea?') },
  { kind: 'choice', id: 'choice', options: options(20), question: words('Which one?') },
  {
    kind: 'picture',
    id: 'picture',
    options: options(12).map((option) => ({ ...option, image: '/picture.svg' })),
    question: words('Which looks best?'),
  },
  { kind: 'text', id: 'text', question: words('What else?') },
  { kind: 'email', id: 'email', question: words('Where may we write to you?') },
]
const SURVEY = Survey.parse({
  id: 'bench',
  revision: 1,
  name: 'All kinds',
  title: words('All kinds of questions'),
  moment: { on: 'button' },
  locales: ['en'],
  steps: STEPS,
  endings: [{ id: 'end', text: words('Thank you.') }],
} satisfies z.input<typeof Survey>)

function serveSurvey({ api }: Collector): void {
  api.member = 'Ana'
  api.more = async ({ method }, { pathname }) => {
    if (pathname === '/v1/feedback/surveys')
      return [200, { items: [SURVEY], rules: { restDays: 7, mostPerYear: 6 } }]
    if (pathname === '/v1/feedback/mine') return [200, { cursor: 1, tickets: [], due: [] }]
    // What is answered is kept in the browser; here it is only drawn.
    return method === 'PUT' && pathname.startsWith('/v1/feedback/') ? [503, {}] : undefined
  }
}

/** By the kind of the step, ms. */
type Times = Readonly<Record<string, number>>

async function measure(page: Page, url: string): Promise<Times> {
  const session = await page.context().newCDPSession(page)
  await page.goto(url)
  await page.waitForFunction(
    () => (window.regulars as Partial<Regulars> | undefined)?.open !== undefined,
  )
  await page.evaluate(() => (window.regulars as Regulars).ready)
  await page.evaluate(() => (window.regulars as Regulars).open('feedback'))
  await page.locator('regulars-host .fb-section .tile').first().waitFor()
  await page.waitForTimeout(1500)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  const times: Record<string, number> = {}
  for (const [at, { kind, question }] of SURVEY.steps.entries()) {
    const pressed = at === 0 ? '.fb-section .tile' : '.fb-step [type=submit]'
    times[kind] = await page.evaluate(timeStep, { pressed, words: question['en']! })
    await page.waitForTimeout(300)
  }
  await page.evaluate(() => (window.regulars as Regulars).close())
  return times
}

async function timeStep(step: {
  readonly pressed: string
  readonly words: string
}): Promise<number> {
  const shadow = document.querySelector('regulars-host')!.shadowRoot!
  const begun = performance.now()
  shadow.querySelector<HTMLElement>(step.pressed)!.click()
  do await new Promise((resolve) => requestAnimationFrame(resolve))
  while (shadow.querySelector('.fb-question')?.textContent !== step.words)
  // The frame whose callbacks these are is laid out and painted before the next task.
  await new Promise((resolve) => setTimeout(resolve))
  return performance.now() - begun
}

const [pages, collector, browser] = await Promise.all([
  startPages(),
  startCollector(),
  launchChromium(),
])
serveSurvey(collector)
const url = pages.add('/feedback', {
  body: tag({
    endpoint: collector.url,
    src: '/loader.js',
    more: 'data-widgets="feedback" data-identity="v1.YW5h.1.ab"',
  }),
})
const runs: Times[] = []
for (let run = 0; run < RUNS; run += 1) {
  // Each begins the survey anew.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  runs.push(await measure(await context.newPage(), url))
  await context.close()
}
await Promise.all([browser.close(), pages.close(), collector.goDown()])

function median(kind: string): number {
  const values = runs.map((times) => times[kind] ?? NaN).toSorted((one, other) => one - other)
  return values[Math.floor(values.length / 2)]!
}

printTable(
  [`median of ${RUNS}, CPU ÷ ${SLOWDOWN}`, 'until it is shown', 'budget', ''],
  SURVEY.steps.map(({ kind }) => [
    kind,
    `${median(kind).toFixed(1)} ms`,
    `${STEP_MS} ms`,
    median(kind) > STEP_MS ? 'OVER' : '',
  ]),
)
