/** Sends visitors through assignment and exposure as a page would, and counts what a backend would see of it. */
import type { Exposure } from '../../../contract/campaign/experiment.ts'
import type { Tally } from '../../../contract/campaign/caps.ts'
import { findCap } from '../../caps.ts'
import { countShow, NEVER_SHOWN } from '../../tally.ts'
import { assign, type Candidate } from '../assign.ts'
import { exposuresOf } from '../exposure.ts'
import { createRandom, createVisitorId, type Random } from './random.fixture.ts'

export interface Faults {
  /** Share of the exposures of the second arm that get lost. */
  readonly lost?: number
  /** The second arm cannot be drawn, as under a policy that forbids it. */
  readonly isUndrawable?: boolean
}

export interface ArmCount {
  readonly id: string
  readonly weight: number
  units: number
  rendered: number
  /** Shows that count against its cap. */
  shows: number
}

export interface Simulation {
  readonly visitors: number
  readonly heldOut: number
  /** Of the experiment that is compared. */
  readonly arms: readonly ArmCount[]
  /** Association of the two experiments that run at the same time. */
  readonly phi: number
}

const ARMS = [
  { id: 'control', weight: 5_000 },
  { id: 'treatment', weight: 5_000 },
] as const
const CAMPAIGNS: readonly [Candidate, Candidate] = [candidate('exit'), candidate('shipping')]
const HOLDOUT = { share: 500, period: '2026Q4' }
const TRIGGERS = 3
const NOW = Date.UTC(2026, 10, 22, 12)

function candidate(campaignId: string): Candidate {
  const experiment = { id: `${campaignId}-1`, phase: 1, arms: ARMS }
  return { campaignId, isPromotional: true, experiment }
}

export function simulateVisitors(visitors: number, seed: number, faults: Faults = {}): Simulation {
  const random = createRandom(seed)
  const arms = ARMS.map((arm): ArmCount => ({ ...arm, units: 0, rendered: 0, shows: 0 }))
  const seen = new Set<string>()
  const cells = [0, 0, 0, 0]
  let heldOut = 0
  for (let visitor = 0; visitor < visitors; visitor += 1) {
    const id = createVisitorId(random)
    const [first, second] = CAMPAIGNS.map((each) => placeOf(each, id)) as [Placed, Placed]
    if (first.placing.is === 'held_out') heldOut += 1
    const index = ARMS.findIndex((arm) => arm.id === first.arm)
    const other = ARMS.findIndex((arm) => arm.id === second.arm)
    if (index < 0) continue
    cells[index * 2 + other]! += 1
    visit(arms[index]!, first.exposures, { seen, random, faults })
  }
  return { visitors, heldOut, arms, phi: phiOf(cells) }
}

interface Placed {
  readonly placing: ReturnType<typeof assign>
  readonly arm: string | undefined
  readonly exposures: readonly Exposure[]
}

function placeOf(each: Candidate, id: string): Placed {
  const unit = { id, type: 'visitor', isEphemeral: false } as const
  const placing = assign(each, { shop: 'pk_1', unit, holdout: HOLDOUT, isTargeted: () => true })
  const trigger = { name: 'exit' }
  const exposures = exposuresOf(each, placing, { unit, trigger, ruleHash: '0', holdout: HOLDOUT })
  return { placing, arm: placing.is === 'assigned' ? placing.assignment.arm : undefined, exposures }
}

/** The trigger fires several times, the cap allows once; an exposure that is sent twice counts once. */
function visit(
  arm: ArmCount,
  exposures: readonly Exposure[],
  world: { readonly seen: Set<string>; readonly random: Random; readonly faults: Faults },
): void {
  const { seen, random, faults } = world
  const isTreated = arm.id === 'treatment'
  let tally: Tally = NEVER_SHOWN
  for (let trigger = 0; trigger < TRIGGERS; trigger += 1) {
    if (findCap({ caps: { perVisit: 1 }, tally, onPage: 0 }, { now: NOW })) continue
    tally = countShow(tally, NOW)
    const isLost = isTreated && random() < (faults.lost ?? 0)
    for (const { key, experiment } of isLost ? [] : [...exposures, ...exposures]) {
      if (experiment === 'holdout' || seen.has(key)) continue
      seen.add(key)
      arm.units += 1
      if (isTreated && !faults.isUndrawable) arm.rendered += 1
    }
  }
  arm.shows += tally.shows
}

function phiOf(cells: readonly number[]): number {
  const [a = 0, b = 0, c = 0, d = 0] = cells
  return (a * d - b * c) / Math.sqrt((a + b) * (c + d) * (a + c) * (b + d))
}
