/** What it takes to judge a hundred campaigns of twenty conditions in Chromium, slowed four times. */
import type { Browser, CDPSession } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { bundle } from '../test/helpers/bundle.ts'
import { launchChromium } from '../test/helpers/chromium.ts'

export interface Judging {
  /** The first time on a page, with everything still to be compiled by the browser. */
  readonly first: number
  /** The first time, where nine campaigns of ten are for another page. */
  readonly usual: number
  /** Each time after that. */
  readonly again: number
  readonly explained: number
  /** A whole round of the engine: what is known is gathered, and each campaign is judged to its arm. */
  readonly round: number
}

const SLOWDOWN = 4
const PAGES = 9
const ROUNDS = 40
const ENTRY = fileURLToPath(new URL('./judge-campaigns.page.ts', import.meta.url))

/** Medians over pages, ms of the page's own thread: what else runs on this machine does not count. */
export async function measureJudging(): Promise<Judging> {
  const [script, browser] = await Promise.all([
    bundle({ entry: ENTRY, globalName: 'campaigns' }),
    launchChromium(),
  ])
  const measured: Judging[] = []
  try {
    for (let run = 0; run < PAGES; run += 1) {
      const usual = await onFreshPage(browser, script, (spend) => spend('judgeUsual()'))
      measured.push({ usual, ...(await onFreshPage(browser, script, measureRounds)) })
    }
  } finally {
    await browser.close()
  }
  const median = (of: keyof Judging) =>
    measured.map((each) => each[of]).toSorted((one, other) => one - other)[(PAGES - 1) / 2]!
  return {
    first: median('first'),
    usual: median('usual'),
    again: median('again'),
    explained: median('explained'),
    round: median('round'),
  }
}

type Spend = (call: string) => Promise<number>

async function measureRounds(spend: Spend): Promise<Omit<Judging, 'usual'>> {
  const first = await spend('judge(1)')
  await spend(`judge(${ROUNDS})`)
  const again = (await spend(`judge(${ROUNDS})`)) / ROUNDS
  await spend(`explain(${ROUNDS})`)
  const explained = (await spend(`explain(${ROUNDS})`)) / ROUNDS
  await spend(`judgeRound(${ROUNDS})`)
  return { first, again, explained, round: (await spend(`judgeRound(${ROUNDS})`)) / ROUNDS }
}

async function onFreshPage<T>(
  browser: Browser,
  script: string,
  measure: (spend: Spend) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await page.evaluate(script)
  const time = (call: string) => threadTime(devtools, () => page.evaluate(`campaigns.${call}`))
  // What asking the page costs at all.
  const asking = await time('judge(0)')
  const measured = await measure(async (call) => (await time(call)) - asking)
  await page.close()
  return measured
}

async function threadTime(devtools: CDPSession, run: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value
    if (seconds === undefined) throw new Error('Chromium tells no TaskDuration.')
    return seconds * 1000
  }
  const before = await read()
  await run()
  return (await read()) - before
}
