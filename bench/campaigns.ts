/** `node bench/campaigns.ts`: whether experiments tell the truth about 100,000 simulated visitors, and what judging campaigns costs a page. */
import { findFalseWinners } from '../src/campaigns/experiment/simulation/same-arms.fixture.ts'
import { simulateVisitors } from '../src/campaigns/experiment/simulation/visitors.fixture.ts'
import { checkRatio, checkShares } from '../src/campaigns/experiment/statistics/srm.ts'
import { measureJudging } from './judge-campaigns.ts'
import { printTable } from './table.ts'

const VISITORS = 100_000
/** Whoever looks at one population can choose it. */
const SEEDS = [1, 2, 3, 4, 5]
const RUNS = 4_000

const populations = SEEDS.map((seed) => {
  const well = simulateVisitors(VISITORS, seed)
  const lossy = simulateVisitors(VISITORS, seed, { lost: 0.04 })
  const blocked = simulateVisitors(VISITORS, seed, { isUndrawable: true })
  const [control, treatment] = blocked.arms
  const drawn = checkShares([
    { units: control!.units, having: control!.units },
    { units: treatment!.units, having: treatment!.rendered },
  ])
  return {
    heldOut: well.heldOut / VISITORS,
    units: well.arms.map(({ units }) => units).join(' : '),
    ratio: checkRatio(well.arms).p,
    capGap: Math.max(...well.arms.map(({ shows, units }) => Math.abs(shows - units))),
    phi: Math.abs(well.phi),
    lossy: checkRatio(lossy.arms).p,
    blocked: blocked.arms.map(({ units }) => units).join(' : '),
    drawn: drawn.p,
  }
})
printTable(
  [`${VISITORS} visitors, of each seed`, ...SEEDS.map(String), 'wanted'],
  [
    ['held out', ...populations.map(({ heldOut }) => percent(heldOut)), '5.00 %'],
    ['exposed per arm', ...populations.map(({ units }) => units), '50 : 50'],
    ['p of that ratio', ...populations.map(({ ratio }) => format(ratio)), '> 0.001'],
    ['exposures that used no cap', ...populations.map(({ capGap }) => String(capGap)), '0'],
    ['phi of two experiments', ...populations.map(({ phi }) => format(phi)), '< 0.01'],
    ['p with 4 % of an arm lost', ...populations.map(({ lossy }) => format(lossy)), '< 0.001'],
    ['exposed, one arm undrawable', ...populations.map(({ blocked }) => blocked), 'as above'],
    ['p of what was drawn of it', ...populations.map(({ drawn }) => format(drawn)), '< 0.001'],
  ],
)

const winners = findFalseWinners({ runs: RUNS, days: 28, unitsADay: 200, rate: 0.05 }, 1)

console.log()
printTable(
  [`${RUNS} experiments of two same arms, 28 days, 200 per arm and day`, 'false winners', 'wanted'],
  [
    ['always-valid intervals, looked at every day', percent(winners.alwaysValid), '≤ 5 %'],
    ['z > 1.96, looked at every day from the 7th', percent(winners.daily), '(for comparison)'],
    ['z > 1.96, looked at once', percent(winners.once), '(for comparison)'],
  ],
)

console.log()
const judging = await measureJudging()
printTable(
  ['100 campaigns of 20 conditions, Chromium, CPU ÷ 4, thread time', 'measured', 'wanted'],
  [
    ['each time', milliseconds(judging.again), '≤ 2 ms'],
    [
      'a whole round, in slices: facts, schedule, caps, audience, arms',
      milliseconds(judging.round),
      '',
    ],
    ['each time with all traces (explain)', milliseconds(judging.explained), ''],
    ['the first time on a page', milliseconds(judging.first), ''],
    ['the first time, nine of ten for another page', milliseconds(judging.usual), ''],
  ],
)

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}

function milliseconds(ms: number): string {
  return `${ms.toFixed(2)} ms`
}

function format(value: number | undefined): string {
  if (value === undefined) return 'unknown'
  if (value === 0) return '0'
  return value < 0.0001 ? value.toExponential(1) : value.toFixed(4)
}
