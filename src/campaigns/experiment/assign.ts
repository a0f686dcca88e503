/** Which arm of a campaign somebody is given: always asked in the same order, and the same answer for the whole phase. */
import type { Assignment, Holdout, UnitType } from '../../contract/campaign/experiment.ts'
import { bucketOf, pickArm, pickOfGroup, seeds } from './bucket.ts'

export interface Arm {
  readonly id: string
  /** Of ten thousand. */
  readonly weight: number
}

export interface Experiment {
  readonly id: string
  readonly phase: number
  /** The first one is the control. */
  readonly arms: readonly Arm[]
  /** How many of ten thousand take part; all if left out. */
  readonly traffic?: number | undefined
}

export interface Unit {
  readonly id: string
  readonly type: UnitType
  /** It dies with the page: the shopper has not agreed to be counted. */
  readonly isEphemeral: boolean
}

export interface Candidate {
  readonly campaignId: string
  /** Held out by the holdout; service messages are not. */
  readonly isPromotional: boolean
  readonly experiment?: Experiment | undefined
  /** The campaigns that must not meet, this one among them. */
  readonly group?: { readonly id: string; readonly memberIds: readonly string[] } | undefined
}

export interface AssignSituation {
  readonly shop: string
  readonly unit: Unit
  readonly holdout?: Holdout | undefined
  /** Asked only when it is its turn. */
  isTargeted(): boolean
  /** An arm the merchant looks at; it is shown and never counted. */
  readonly preview?: string | undefined
  /** What this browser was given before. */
  readonly stored?: readonly Assignment[]
  /** What the customer was given on another device, as the backend knows it. */
  readonly known?: readonly Assignment[]
  /** Those who may not be counted get the control instead of a chance. */
  readonly isControlForEphemeral?: boolean
}

export type Placing =
  | { readonly is: 'preview'; readonly arm: string }
  | { readonly is: 'held_out' }
  | { readonly is: 'left_out'; readonly by: 'group' | 'targeting' | 'traffic' | 'arm_gone' }
  /** A campaign without an experiment. */
  | { readonly is: 'shown' }
  | ({ readonly is: 'assigned' } & Assigned)

export interface Assigned {
  readonly assignment: Assignment
  readonly isCrossDevice: boolean
  readonly isMultiExposure: boolean
}

/** Preview, holdout, group, audience, traffic, arm: whoever asks in another order puts held-out shoppers into arms. */
export function assign(candidate: Candidate, situation: AssignSituation): Placing {
  const { unit, preview } = situation
  const { experiment, group, campaignId } = candidate
  if (preview !== undefined) return { is: 'preview', arm: preview }
  if (candidate.isPromotional && isHeldOut(situation)) return { is: 'held_out' }
  if (group && pickOfGroup(group.id, group.memberIds, unit.id) !== campaignId)
    return { is: 'left_out', by: 'group' }
  if (!situation.isTargeted()) return { is: 'left_out', by: 'targeting' }
  return experiment ? assignArm(experiment, situation) : { is: 'shown' }
}

/** Fixed for the period, whatever is running. */
export function isHeldOut({ shop, unit, holdout }: AssignSituation): boolean {
  return (
    holdout !== undefined && bucketOf(seeds.holdout(shop, holdout.period), unit.id) < holdout.share
  )
}

function assignArm(experiment: Experiment, situation: AssignSituation): Placing {
  const { id, phase, arms, traffic } = experiment
  const { unit, stored = [], known = [] } = situation
  const ofPhase = (given: Assignment) => given.experiment === id && given.phase === phase
  const [here, elsewhere] = [stored.find(ofPhase), known.find(ofPhase)]
  const given = here ?? elsewhere
  if (given) {
    if (!arms.some((arm) => arm.id === given.arm)) return { is: 'left_out', by: 'arm_gone' }
    return {
      is: 'assigned',
      assignment: given,
      isCrossDevice: !here,
      isMultiExposure: here !== undefined && elsewhere !== undefined && here.arm !== elsewhere.arm,
    }
  }
  if (traffic !== undefined && bucketOf(seeds.traffic(id, phase), unit.id) >= traffic)
    return { is: 'left_out', by: 'traffic' }
  const isControl = unit.isEphemeral && situation.isControlForEphemeral
  const arm = isControl ? arms[0] : pickArm(arms, bucketOf(seeds.variant(id, phase), unit.id))
  if (!arm) return { is: 'left_out', by: 'traffic' }
  const assignment = { experiment: id, phase, arm: arm.id, unitType: unit.type }
  return { is: 'assigned', assignment, isCrossDevice: false, isMultiExposure: false }
}
