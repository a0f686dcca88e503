/** Whether a campaign is due for this shopper now, and if not, what speaks against it. Pure; the moment it waits for is not asked here. */
import { evaluate, type Scope, type Trace } from '../campaigns/audience/evaluate.ts'
import type { Truth } from '../campaigns/audience/truth.ts'
import { type Capped, type Counted, findFirstCap } from '../campaigns/caps.ts'
import {
  assign,
  type AssignSituation,
  type Candidate,
  type Placing,
} from '../campaigns/experiment/assign.ts'
import { climb, type LadderAnswer } from '../campaigns/ladder.ts'
import { readTiming, type Timing } from '../campaigns/schedule.ts'
import { addTallies, NEVER_SHOWN } from '../campaigns/tally.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import type { Caps, Tally } from '../contract/campaign/caps.ts'

export interface JudgeSituation extends Omit<AssignSituation, 'isTargeted' | 'preview'> {
  readonly now: number
  readonly timezone: string
  /** All of the shop, for caps of a category, ladders and groups. */
  readonly campaigns: readonly Campaign[]
  /** Of all dialogs, sheets and bars together. */
  readonly capsOfAll: Caps
  readonly tallies: Readonly<Record<string, Tally>>
  onPage(campaignId: string): number
  readonly visitStartedAt?: number | undefined
  readonly lastOrderAt?: number | undefined
  /** A complaint is open: nothing promotional until it is answered. */
  readonly hasComplaint: boolean
  scopeOf(campaign: Campaign): Scope
  /** Of an inline campaign: whether its element is in the page. */
  hasPlace(campaign: Campaign): boolean
}

/** Why not, the first of all that speaks against it. */
export type Against =
  | 'schedule'
  | 'caps'
  | 'ladder'
  | 'complaint'
  /** The page has no element for it. */
  | 'slot'
  | 'audience'
  | Extract<Placing, { is: 'left_out' }>['by']

export type CapScope = 'campaign' | 'category' | 'all'

export interface ScopedCap extends Capped {
  readonly scope: CapScope
}

export interface Judgement {
  readonly campaign: Campaign
  /** Undefined where it is due. */
  readonly against?: Against
  readonly timing: Timing
  readonly capped?: ScopedCap | undefined
  readonly ladder?: LadderAnswer | undefined
  readonly audience?: Truth
  readonly traces?: readonly Trace[]
  /** Of one that is due, or that was judged to the end. */
  readonly placing?: Placing
}

/** Asks no further once something speaks against it. */
export function judge(campaign: Campaign, situation: JudgeSituation): Judgement {
  const timing = timingOf(campaign, situation)
  if (timing !== 'open') return { campaign, timing, against: 'schedule' }
  const capped = capOf(campaign, situation)
  if (capped) return { campaign, timing, capped, against: 'caps' }
  const ladder = ladderOf(campaign, situation)
  if (ladder && ladder.is !== 'due') return { campaign, timing, ladder, against: 'ladder' }
  if (isSilenced(campaign, situation)) return { campaign, timing, ladder, against: 'complaint' }
  if (!situation.hasPlace(campaign)) return { campaign, timing, ladder, against: 'slot' }
  const audience = campaign.audience
    ? evaluate(campaign.audience, situation.scopeOf(campaign))
    : true
  if (audience !== true) return { campaign, timing, ladder, audience, against: 'audience' }
  const placing = assign(candidateOf(campaign, situation), { ...situation, isTargeted: () => true })
  const against = placing.is === 'left_out' ? placing.by : undefined
  return { campaign, timing, ladder, audience, placing, ...(against && { against }) }
}

export function candidateOf(
  { id, promotional, experiment, group }: Campaign,
  { campaigns }: Pick<JudgeSituation, 'campaigns'>,
): Candidate {
  return {
    campaignId: id,
    isPromotional: promotional,
    experiment,
    group: group === undefined ? undefined : { id: group, memberIds: idsOf(campaigns, group) },
  }
}

function idsOf(campaigns: readonly Campaign[], group: string): readonly string[] {
  return campaigns.filter((other) => other.group === group).map(({ id }) => id)
}

export function timingOf({ schedule }: Campaign, { now, timezone }: JudgeSituation): Timing {
  return schedule ? readTiming(schedule, now, timezone) : 'open'
}

/** By what is counted of itself, of its whole category, and of all that interrupts. */
export function capOf(campaign: Campaign, situation: CapsSituation): ScopedCap | undefined {
  const { id, caps, category } = campaign
  const { capsOfAll, tallies, onPage, now, visitStartedAt } = situation
  const counts: Count[] = []
  if (hasAny(caps)) {
    const tally = tallies[id] ?? NEVER_SHOWN
    counts.push({ scope: 'campaign', caps, tally, onPage: onPage(id) })
    const isSame = (each: Campaign) => each.category === category
    if (category !== undefined)
      counts.push({ scope: 'category', ...countTogether(`#${category}`, caps, isSame, situation) })
  }
  if (hasAny(capsOfAll) && isInterruption(campaign))
    counts.push({ scope: 'all', ...countTogether('all', capsOfAll, isInterruption, situation) })
  return findFirstCap(counts, { now, visitStartedAt })
}

type Count = Counted & { readonly scope: CapScope }

function hasAny(caps: Caps): boolean {
  return Object.keys(caps).length > 0
}

/** What stands in the page, or waits on the launcher, interrupts nobody. */
function isInterruption({ surface }: Campaign): boolean {
  return surface !== 'inline' && surface !== 'badge'
}

// For one state of the tallies, which is another object with every show.
const sums = new WeakMap<JudgeSituation['tallies'], Map<string, Tally>>()

function countTogether(
  name: string,
  caps: Caps,
  isMeant: (campaign: Campaign) => boolean,
  { campaigns, tallies, onPage }: CapsSituation,
): Counted {
  const ids = () => campaigns.flatMap((each) => (isMeant(each) ? each.id : []))
  const known = sums.get(tallies) ?? new Map<string, Tally>()
  sums.set(tallies, known)
  const tally = known.get(name) ?? addTallies(ids().flatMap((id) => tallies[id] ?? []))
  known.set(name, tally)
  const isAsked = caps.perPage !== undefined
  return { caps, tally, onPage: isAsked ? ids().reduce((sum, id) => sum + onPage(id), 0) : 0 }
}

export type CapsSituation = Pick<
  JudgeSituation,
  'campaigns' | 'capsOfAll' | 'tallies' | 'onPage' | 'now' | 'visitStartedAt'
>

export function ladderOf(
  { ladder }: Campaign,
  situation: JudgeSituation,
): LadderAnswer | undefined {
  if (!ladder) return undefined
  const { campaigns, tallies, lastOrderAt, hasComplaint, now } = situation
  const steps = campaigns.flatMap((each) =>
    each.ladder?.id === ladder.id
      ? {
          step: each.ladder.step,
          shownAt: (tallies[each.id]?.shownAt ?? []).map((at) => Date.parse(at)),
        }
      : [],
  )
  return climb(ladder, { steps, lastOrderAt, hasComplaint, now })
}

/** Who waits for an answer is not advertised to, and not asked how they liked it. */
function isSilenced(campaign: Campaign, { hasComplaint }: JudgeSituation): boolean {
  return hasComplaint && (campaign.promotional || isSurvey(campaign))
}

/** It asks for something; all others say something. */
export function isSurvey({ kind }: Campaign): boolean {
  return kind === 'survey'
}
