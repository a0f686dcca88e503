/** What a merchant is told of one phase of an experiment: numbers by arm, intervals, alarms, and a winner when there can be one. */
import type { ArmResult, ExperimentResults } from '../../../../src/contract/campaign/console.ts'
import {
  type ArmHealth,
  findAlarms,
} from '../../../../src/campaigns/experiment/statistics/health.ts'
import {
  type ArmReport,
  type Report,
  reportExperiment,
} from '../../../../src/campaigns/experiment/statistics/report.ts'
import type { Comparison } from '../../../../src/campaigns/experiment/statistics/sequential.ts'
import {
  findLimit,
  meanOf,
  type Summary,
  winsorise,
} from '../../../../src/campaigns/experiment/statistics/summary.ts'
import { sayAlarm } from './alarms.ts'
import { discountOf } from './discount.ts'
import type { UnitOrder } from './orders.ts'
import type { ArmUnits } from './units.ts'

export interface Arm {
  readonly id: string
  readonly weight: number
  /** It shows nothing, so nothing has to be drawn. */
  readonly isSilent: boolean
}

export interface Findings {
  readonly experiment: string
  readonly phase: number | string
  /** The first one is the control. */
  readonly arms: readonly Arm[]
  /** It speaks up by itself, so that whoever comes to its point sees it. */
  readonly isUnasked: boolean
  readonly units: readonly ArmUnits[]
  readonly orders: readonly UnitOrder[]
  /** Browsers that were shown an arm and never exposed. */
  readonly unexposed: number
  readonly currency: string
  /** What is left of a price after the goods were paid, 0 to 1. */
  readonly margin: number
  readonly now: Date
}

const DAY_MS = 86_400_000

interface Counted extends ArmUnits, Arm {
  readonly buyers: number
  readonly revenue: Summary
  readonly discounts: number
}

export function reportFindings(findings: Findings): ExperimentResults {
  const { experiment, phase, units, now } = findings
  const counted = countArms(findings)
  const started = units.map(({ startedAt }) => startedAt.getTime())
  const startedAt = started.length > 0 ? Math.min(...started) : undefined
  const days = startedAt === undefined ? 0 : (now.getTime() - startedAt) / DAY_MS
  const report = reportExperiment({
    arms: counted.map((arm) => ({ ...arm, conversions: arm.buyers })),
    days,
    primary: 'revenue',
  })
  const verdict = verdictOf(report)
  return {
    experiment,
    phase,
    startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
    // Where the arms are not what they should be, a comparison would be read all the same.
    arms: counted.map((arm, index) =>
      describe(arm, { findings, report: verdict === 'invalid' ? undefined : report.arms[index] }),
    ),
    verdict,
    ...(verdict === 'winner' && report.winner !== undefined && { winner: report.winner }),
    daysToGo: report.daysToGo ?? null,
    alarms: alarmsOf(counted, findings),
    ephemeral: sumOf(counted, ({ ephemeral }) => ephemeral),
    fresh: sumOf(counted, ({ fresh }) => fresh),
  }
}

function alarmsOf(
  counted: readonly Counted[],
  { isUnasked, unexposed }: Findings,
): ExperimentResults['alarms'] {
  const alarms = findAlarms({
    arms: withDrawn(counted, isUnasked),
    multiExposed: sumOf(counted, ({ multi }) => multi),
    ephemeral: sumOf(counted, ({ ephemeral }) => ephemeral),
    unexposed,
  })
  return alarms.map(sayAlarm)
}

function verdictOf({ reservations, winner }: Report): ExperimentResults['verdict'] {
  if (reservations.includes('ratio_mismatch')) return 'invalid'
  if (reservations.includes('too_few_days') || reservations.includes('too_few_conversions'))
    return 'too_early'
  return winner === undefined ? 'undecided' : 'winner'
}

/** Some leave before it is drawn, some are told by a dot alone; but if most see nothing, something is broken. */
const LEAST_DRAWN = 0.5

/**
 * Arms that draw are compared with each other. Against a silent control there is nothing to compare with, so it stands for the least that has to be
 * drawn, where less was.
 */
function withDrawn(counted: readonly Counted[], isUnasked: boolean): ArmHealth[] {
  const drawing = counted.filter(({ isSilent }) => !isSilent)
  const [only] = drawing.length === 1 && isUnasked ? drawing : []
  const isShort = only !== undefined && only.shown < only.units * LEAST_DRAWN
  return counted.map(({ id, weight, units, shown, isSilent }) => {
    if (!isSilent) return { id, weight, units, rendered: shown }
    return { id, weight, units, ...(isShort && { rendered: Math.round(units * LEAST_DRAWN) }) }
  })
}

const NOBODY = { units: 0, shown: 0, closed: 0, never: 0, fresh: 0, multi: 0, ephemeral: 0 }

function countArms({ arms, units, orders, now }: Findings): Counted[] {
  const spent = new Map<string, Map<string, number>>(arms.map(({ id }) => [id, new Map()]))
  for (const { arm, unit, value } of orders)
    spent.get(arm)?.set(unit, (spent.get(arm)?.get(unit) ?? 0) + value)
  const limit = findLimit([...spent.values()].flatMap((ofArm) => [...ofArm.values()]))
  return arms.map((arm) => {
    const found = units.find((each) => each.arm === arm.id)
    const amounts = [...(spent.get(arm.id)?.values() ?? [])]
    const given = orders.filter((order) => order.arm === arm.id)
    return {
      ...NOBODY,
      startedAt: now,
      ...found,
      ...arm,
      arm: arm.id,
      buyers: amounts.length,
      revenue: winsorise(amounts, found?.units ?? 0, limit),
      discounts: sumOf(given, ({ codes, basis }) =>
        sumOf(codes, (value) => discountOf(value, basis)),
      ),
    }
  })
}

function describe(
  arm: Counted,
  { findings, report }: { findings: Findings; report: ArmReport | undefined },
): ArmResult {
  const { id, units, buyers, revenue, discounts, shown, closed, never } = arm
  const { currency, margin, arms } = findings
  const money = (minor: number) => ({ minor: Math.round(minor), currency })
  const net = margin * (revenue.sum + discounts) - discounts
  return {
    arm: id,
    isControl: arms[0]?.id === id,
    units,
    buyers,
    conversion: units > 0 ? buyers / units : 0,
    revenue: money(revenue.sum),
    revenuePerUnit: money(meanOf(revenue)),
    discounts: money(discounts),
    netPerUnit: money(units > 0 ? net / units : 0),
    shown,
    closed,
    never,
    ...(report?.conversion &&
      report.revenue && {
        lift: { conversion: intervalOf(report.conversion), revenue: intervalOf(report.revenue) },
      }),
  }
}

type Lift = NonNullable<ArmResult['lift']>['revenue']

/** As shares of the control’s; `null` where nothing can be said yet. */
function intervalOf({ difference, interval, lift }: Comparison): Lift {
  const [low, high] = lift ?? [-Infinity, Infinity]
  if (!Number.isFinite(low) || !Number.isFinite(high))
    return { estimate: null, low: null, high: null }
  // The base is what makes the one interval of the other.
  const width = interval[1] - interval[0]
  return { estimate: width > 0 ? (difference * (high - low)) / width : 0, low, high }
}

function sumOf<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
