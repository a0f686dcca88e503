/** What a merchant is told of an experiment: intervals first, and a winner only when there can be one. */
import { holm, holmLevels } from './holm.ts'
import { unitsPerArm } from './sample-size.ts'
import { compare, type Comparison } from './sequential.ts'
import { checkRatio } from './srm.ts'
import { type Summary, summariseYes } from './summary.ts'

export interface ArmData {
  readonly id: string
  readonly weight: number
  /** Exposed, whether anything was drawn or not; without the ephemeral. */
  readonly units: number
  readonly conversions: number
  /** Winsorised, per exposed unit. */
  readonly revenue: Summary
}

export interface ExperimentData {
  /** The first one is the control. */
  readonly arms: readonly ArmData[]
  /** Days since the phase began. */
  readonly days: number
  /** What a winner is better at. */
  readonly primary: 'conversion' | 'revenue'
}

export type Finding = 'better' | 'worse' | 'undecided'

export interface ArmReport {
  readonly id: string
  readonly units: number
  readonly conversions: number
  /** Against the control; of the control itself none. */
  readonly conversion?: Comparison
  readonly revenue?: Comparison
  readonly finding?: Finding
}

/** Why no winner is named. */
export type Reservation =
  /** The arms have not the units they should: nothing here can be believed. */
  'ratio_mismatch' | 'too_few_days' | 'too_few_conversions' | 'none_better'

export interface Report {
  readonly arms: readonly ArmReport[]
  readonly winner?: string
  readonly reservations: readonly Reservation[]
  /** About as many days more, to find a change by a fifth. */
  readonly daysToGo: number | undefined
}

const ALPHA = 0.05
/** Two whole weeks: weekends buy otherwise, and what is new wears off. */
export const LEAST_DAYS = 14
export const LEAST_CONVERSIONS = 100
const LIFT_LOOKED_FOR = 0.2

export function reportExperiment({ arms, days, primary }: ExperimentData): Report {
  const [control, ...others] = arms
  if (!control || others.length === 0)
    throw new RangeError('An experiment needs a control and at least one other arm.')
  const ps = others.map((arm) => compareBy(primary, control, arm, ALPHA).p)
  const [levels, significant] = [holmLevels(ps, ALPHA), holm(ps, ALPHA)]
  const reports = others.map((arm, index): ArmReport => {
    const conversion = compareBy('conversion', control, arm, levels[index]!)
    const revenue = compareBy('revenue', control, arm, levels[index]!)
    const { difference } = primary === 'conversion' ? conversion : revenue
    const finding = !significant[index] ? 'undecided' : difference > 0 ? 'better' : 'worse'
    return { ...countsOf(arm), conversion, revenue, finding }
  })
  const best = reports
    .filter(({ finding }) => finding === 'better')
    .sort((one, other) => other[primary]!.difference - one[primary]!.difference)[0]
  const reservations = reservationsOf({ arms, days, primary }, best)
  return {
    arms: [countsOf(control), ...reports],
    ...(best && reservations.length === 0 && { winner: best.id }),
    reservations,
    daysToGo: daysToGo(arms, days),
  }
}

function reservationsOf(
  { arms, days }: ExperimentData,
  best: ArmReport | undefined,
): readonly Reservation[] {
  const isThin = arms.some(({ conversions }) => conversions < LEAST_CONVERSIONS)
  return [
    ...(checkRatio(arms).isMismatch ? (['ratio_mismatch'] as const) : []),
    ...(days < LEAST_DAYS ? (['too_few_days'] as const) : []),
    ...(isThin ? (['too_few_conversions'] as const) : []),
    ...(best ? [] : (['none_better'] as const)),
  ]
}

function compareBy(
  metric: ExperimentData['primary'],
  control: ArmData,
  arm: ArmData,
  alpha: number,
): Comparison {
  const of = (each: ArmData): Summary =>
    metric === 'revenue' ? each.revenue : summariseYes(each.units, each.conversions)
  return compare(of(control), of(arm), alpha)
}

function countsOf({ id, units, conversions }: ArmData): ArmReport {
  return { id, units, conversions }
}

/** `undefined` while nobody has converted, or nobody comes. */
function daysToGo(arms: readonly ArmData[], days: number): number | undefined {
  const units = arms.reduce((sum, arm) => sum + arm.units, 0)
  const conversions = arms.reduce((sum, arm) => sum + arm.conversions, 0)
  if (conversions === 0 || days <= 0) return undefined
  const rate = Math.min(conversions / units, 1 / (1 + LIFT_LOOKED_FOR) - 0.01)
  const missing = unitsPerArm(rate, LIFT_LOOKED_FOR) * arms.length - units
  return Math.max(0, Math.ceil(missing / (units / days)), Math.ceil(LEAST_DAYS - days))
}
