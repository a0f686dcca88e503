/** Checks a campaign against the shop it is for: its offers and segments, and what else is running. */
import { checkCampaign } from '../../../../src/campaigns/authoring/check-campaign.ts'
import type { Problem } from '../../../../src/campaigns/authoring/problem.ts'
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { CampaignSettings } from '../../../../src/contract/campaign/console.ts'
import { toInstant } from '../../http/instant.ts'
import { refuseProblems } from '../refuse.ts'
import type { StoredCampaign } from './queries.ts'

/** As many as a page is ever sent. */
const MOST_ACTIVE = 200
/** The experiment whose arms are all that is promotional, and nothing. */
const RESERVED = 'holdout'

export interface VersionPlace {
  readonly settings: CampaignSettings
  /** All of the shop, this one too. */
  readonly campaigns: readonly StoredCampaign[]
  /** Shoppers are to see it. */
  readonly isActive: boolean
}

/** Throws `impossible_rules` with everything that is wrong. */
export function requireSound(value: unknown, place: VersionPlace): Campaign {
  const { offers, segments } = place.settings
  const { campaign, problems } = checkCampaign(value, { offers, segments, isServed: true })
  refuseProblems(campaign ? checkWithin(campaign, place) : problems)
  // Safe: without a campaign there were problems, and they were thrown.
  return campaign!
}

function checkWithin(campaign: Campaign, place: VersionPlace): Problem[] {
  return [
    ...checkStatus(campaign, place),
    ...checkDays(campaign),
    ...checkExperiment(campaign, place),
  ]
}

function checkStatus({ id }: Campaign, { campaigns, isActive }: VersionPlace): Problem[] {
  const own = campaigns.find(({ campaignId }) => campaignId === id)
  const others = campaigns.filter((each) => each !== own && each.status === 'active')
  return [
    ...when(own?.status === 'ended', '', 'This campaign was ended for good. Make a new one of it.'),
    ...when(
      isActive && others.length >= MOST_ACTIVE,
      '',
      `${MOST_ACTIVE} campaigns are active; end one first.`,
    ),
  ]
}

/** The grammar of times allows 30 February, which no database compares. */
function checkDays({ schedule = {} }: Campaign): Problem[] {
  return (['startsAt', 'endsAt'] as const).flatMap((key) => {
    const at = schedule[key]
    return when(at !== undefined && !toInstant(at), `schedule.${key}`, 'Is a day no calendar has.')
  })
}

function checkExperiment(campaign: Campaign, { campaigns }: VersionPlace): Problem[] {
  const { experiment, id } = campaign
  if (!experiment) return []
  const other = campaigns.find(
    (each) => each.campaignId !== id && each.campaign.experiment?.id === experiment.id,
  )
  const before = campaigns.find((each) => each.campaignId === id && each.status !== 'draft')
  return [
    ...when(experiment.id === RESERVED, 'experiment.id', `“${RESERVED}” is taken by the holdout.`),
    ...when(
      other !== undefined,
      'experiment.id',
      `The campaign “${other?.campaignId}” has an experiment of this name; their numbers would mix.`,
    ),
    ...when(
      before !== undefined && changesArms(before.campaign, campaign),
      'experiment.phase',
      'The arms or their weights are others than those that are running. Name the next phase, so that everybody is given an arm anew.',
    ),
  ]
}

/** Whoever has an arm keeps it: within a phase it can neither go nor become more likely. */
function changesArms({ experiment: before }: Campaign, { experiment: after }: Campaign): boolean {
  if (before?.id !== after?.id || before?.phase !== after?.phase) return false
  const shapeOf = (arms: readonly { id: string; weight: number }[] = []): string =>
    JSON.stringify(arms.map(({ id, weight }) => [id, weight]))
  return shapeOf(before?.arms) !== shapeOf(after?.arms)
}

function when(isWrong: boolean, path: string, message: string): Problem[] {
  return isWrong ? [{ path, message }] : []
}
