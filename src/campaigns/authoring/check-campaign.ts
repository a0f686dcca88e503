/** Checks a campaign before it is saved or run; every problem names its place and what to do. */
import type { Block } from '../../contract/campaign/block.ts'
import { Campaign } from '../../contract/campaign/campaign.ts'
import { WHOLE } from '../../contract/campaign/experiment.ts'
import type { OfferRule } from '../../contract/campaign/offer.ts'
import type { Schedule } from '../../contract/campaign/schedule.ts'
import { checkCondition, type Segments } from './check-condition.ts'
import { checkPlaceholders } from './placeholders.ts'
import { describeIssue, type Problem } from './problem.ts'

export interface Surroundings {
  readonly offers?: readonly OfferRule[]
  readonly segments?: Segments
  /** Whether a backend gives the offers out; without one nobody can hold a shopper’s own deadline. */
  readonly isServed: boolean
}

export type CheckedCampaign =
  | { readonly campaign: Campaign; readonly problems: readonly [] }
  | { readonly campaign?: never; readonly problems: readonly Problem[] }

/** Before the id of the survey that makes the campaign. */
const SURVEY = 'survey.'

export function checkCampaign(value: unknown, surroundings: Surroundings): CheckedCampaign {
  // Safe: only looked into, whatever it is; its own check says what is wrong with it.
  const { audience } = (value ?? {}) as { readonly audience?: unknown }
  // Judged by itself first: the schema says of a tree only that it has none of its forms.
  const ofAudience =
    audience === undefined ? [] : checkCondition(audience, 'audience', surroundings.segments)
  const rest =
    typeof value === 'object' && value !== null ? { ...value, audience: undefined } : value
  const parsed = Campaign.safeParse(rest)
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => describeIssue(issue))
    return { problems: [...issues, ...ofAudience] }
  }
  const problems = [...ofAudience, ...checkWhole(parsed.data, surroundings)]
  if (problems.length > 0) return { problems }
  const whole = Campaign.parse(value)
  return { campaign: whole, problems: [] }
}

function checkWhole(campaign: Campaign, surroundings: Surroundings): readonly Problem[] {
  return [
    ...checkKind(campaign),
    ...checkSlot(campaign),
    ...checkSchedule(campaign.schedule ?? {}),
    ...checkArms(campaign),
    ...checkPlaceholders(campaign),
    ...blocksOf(campaign).flatMap(([block, path]) => [
      ...checkTexts(campaign, block, path),
      ...checkOffer(block, path, surroundings),
    ]),
  ]
}

/** Surveys make campaigns of their own, of what is said of the survey. */
function checkKind({ id, kind }: Campaign): readonly Problem[] {
  if (kind === 'survey')
    return [{ path: 'kind', message: 'Cannot be written by hand: make a survey, which asks.' }]
  if (id.startsWith(SURVEY))
    return [{ path: 'id', message: `Is kept for surveys: choose one without “${SURVEY}”.` }]
  return []
}

function checkSlot({ surface, slot }: Campaign): readonly Problem[] {
  if (surface === 'inline' && slot === undefined)
    return [{ path: 'slot', message: 'Needs the data-slot of the element it is shown in.' }]
  if (surface !== 'inline' && slot !== undefined)
    return [
      { path: 'slot', message: `Only inline campaigns have a slot; this one is a ${surface}.` },
    ]
  return []
}

function checkSchedule({
  startsAt,
  endsAt,
  hours = [],
  blackout = [],
}: Schedule): readonly Problem[] {
  const isReversed = startsAt && endsAt && Date.parse(startsAt) >= Date.parse(endsAt)
  return [
    ...(isReversed
      ? [{ path: 'schedule.endsAt', message: 'Is never true: it ends before it starts.' }]
      : []),
    ...hours.flatMap(({ from, to }, index) =>
      from === to || from === '24:00'
        ? [
            {
              path: `schedule.hours.${index}`,
              message: 'Needs an end that differs from its start.',
            },
          ]
        : [],
    ),
    ...blackout.flatMap(({ from, to }, index) =>
      from > to ? [{ path: `schedule.blackout.${index}`, message: 'Ends before it begins.' }] : [],
    ),
  ]
}

function checkArms({ experiment }: Campaign): readonly Problem[] {
  if (!experiment) return []
  const { arms } = experiment
  const sum = arms.reduce((total, { weight }) => total + weight, 0)
  const isDoubled = new Set(arms.map(({ id }) => id)).size < arms.length
  const path = 'experiment.arms'
  return [
    ...(sum === WHOLE
      ? []
      : [{ path, message: `The weights make ${sum}; they have to make ${WHOLE}.` }]),
    ...(isDoubled ? [{ path, message: 'Two arms have the same id.' }] : []),
  ]
}

/** Every block, also those behind a reason and those of the arms, and where it stands. */
export function blocksOf(campaign: Campaign): readonly (readonly [Block, string])[] {
  const lists: readonly (readonly [readonly Block[], string])[] = [
    [campaign.blocks, 'blocks'],
    ...(campaign.experiment?.arms ?? []).map(
      ({ blocks }, index) => [blocks ?? [], `experiment.arms.${index}.blocks`] as const,
    ),
  ]
  return lists.flatMap(([blocks, path]) =>
    blocks.flatMap((block, index) => withInner(block, `${path}.${index}`)),
  )
}

function withInner(block: Block, path: string): readonly (readonly [Block, string])[] {
  if (block.type !== 'reasons') return [[block, path]]
  const inner = block.reasons.flatMap(({ blocks }, reason) =>
    blocks.map((each, index) => [each, `${path}.reasons.${reason}.blocks.${index}`] as const),
  )
  return [[block, path], ...inner]
}

/** A text that is missing in one language is shown in another; one that is in none would be a hole. */
function checkTexts(
  { texts, experiment }: Campaign,
  block: Block,
  path: string,
): readonly Problem[] {
  if (!('key' in block)) return []
  const { key } = block
  const sources = [texts, ...(experiment?.arms ?? []).map((arm) => arm.texts ?? {})]
  const isThere = sources.some((source) => Object.values(source).some((words) => words[key]))
  return isThere
    ? []
    : [{ path: `${path}.key`, message: `There is no text “${key}”. Add texts.<language>.${key}.` }]
}

function checkOffer(
  block: Block,
  path: string,
  { offers = [], isServed }: Surroundings,
): readonly Problem[] {
  if (block.type !== 'offer') return []
  const offer = offers.find(({ id }) => id === block.offerId)
  if (!offer) return [{ path: `${path}.offerId`, message: `There is no offer “${block.offerId}”.` }]
  if (isServed || !('minutesAfterIssue' in offer.ends)) return []
  const message = `The offer “${offer.id}” would count down ${offer.ends.minutesAfterIssue} minutes for each shopper. Without a backend nobody can hold that deadline, and it would start anew with every reload. Set a fixed end (ends.at), or let a backend issue the offer.`
  return [{ path: `${path}.offerId`, message }]
}
