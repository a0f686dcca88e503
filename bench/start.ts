/** `npm run bench`: what the script costs a page at its start, against the same page without it; medians of interleaved runs. */
import { launchChromium } from '../test/helpers/chromium.ts'
import { startCollector } from '../test/helpers/collector.ts'
import { startPages, tag } from '../test/helpers/pages.ts'
import { EVERY_WIDGET, serveCampaigns } from './campaign-page.ts'
import { measurePage, type Measures } from './measure-page.ts'
import { printTable } from './table.ts'

const RUNS = 7

interface Row {
  readonly what: keyof Measures
  readonly unit: string
  readonly budget: number
}

/** The limits of the architecture, at a four times slower CPU. */
const ROWS: readonly Row[] = [
  { what: 'script', unit: 'ms', budget: 60 },
  { what: 'longestTask', unit: 'ms', budget: 50 },
  { what: 'blocking', unit: 'ms', budget: 0 },
  { what: 'heap', unit: 'kB', budget: 600 },
  { what: 'nodes', unit: '', budget: 20 },
  { what: 'listeners', unit: '', budget: 12 },
  { what: 'layoutShift', unit: '', budget: 0 },
  { what: 'requests', unit: '', budget: 1 },
  { what: 'openPanel', unit: 'ms', budget: 60 },
]

const [pages, collector, campaigns, browser] = await Promise.all([
  startPages(),
  startCollector(),
  startCollector(),
  launchChromium(['--enable-precise-memory-info']),
])
serveCampaigns(campaigns)
const variants = {
  empty: pages.add('/empty', {}),
  script: pages.add('/script', { body: tag({ endpoint: collector.url }) }),
  split: pages.add('/split', { body: tag({ endpoint: collector.url, src: '/loader.js' }) }),
  campaigns: pages.add('/campaigns', {
    body: tag({ endpoint: campaigns.url, src: '/loader.js', more: EVERY_WIDGET }),
  }),
}
type Variant = keyof typeof variants
const results: Record<Variant, Measures[]> = {
  empty: [],
  script: [],
  split: [],
  campaigns: [],
}

for (let run = 0; run < RUNS; run += 1)
  for (const name of Object.keys(variants) as Variant[])
    results[name].push(await measurePage(browser, variants[name], name !== 'empty'))
await Promise.all([browser.close(), pages.close(), collector.goDown(), campaigns.goDown()])

function median(name: Variant, what: keyof Measures): number {
  const values = results[name].map((measures) => measures[what]).toSorted((a, b) => a - b)
  return values[Math.floor(values.length / 2)]!
}

/** What an empty page costs is not ours; opening a panel and the longest task are not sums, so they stand as they are. */
function ours(name: Variant, what: keyof Measures): number {
  const isSum = what !== 'openPanel' && what !== 'longestTask'
  return median(name, what) - (isSum ? median('empty', what) : 0)
}

printTable(
  [
    `median of ${RUNS}, CPU ÷ 4`,
    'empty page',
    'regulars.js',
    'loader.js',
    'with campaigns',
    'budget',
    '',
  ],
  ROWS.map(({ what, unit, budget }) => {
    const measured = (['script', 'split', 'campaigns'] as const).map((name) => ours(name, what))
    const isOver = Math.max(...measured) > budget
    return [
      what,
      ...[median('empty', what), ...measured, budget].map((value) => show(value, unit)),
      isOver ? 'over' : '',
    ]
  }),
)

function show(value: number, unit: string): string {
  const rounded = Number.isInteger(value) ? String(value) : value.toFixed(1)
  return unit ? `${rounded} ${unit}` : rounded
}
