/** Warns of what a campaign does to shoppers, to other campaigns, and to its own experiment. */
import type { z } from 'zod/mini'
import { lintCampaign } from '../../../../src/campaigns/authoring/lint.ts'
import { warnOfLadder } from '../../../../src/campaigns/authoring/ladder.ts'
import { hashRules } from '../../../../src/campaigns/experiment/exposure.ts'
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type {
  CampaignSettings,
  CampaignWarning,
} from '../../../../src/contract/campaign/console.ts'
import type { StoredCampaign } from './queries.ts'

type Warning = z.output<typeof CampaignWarning>

/** Of what the merchant works on: the draft, where there is one. */
export function warningsOf(
  stored: StoredCampaign,
  { settings, campaigns }: { settings: CampaignSettings; campaigns: readonly StoredCampaign[] },
): Warning[] {
  const shown = stored.draft ?? stored.campaign
  const others = campaigns.filter(
    ({ campaignId, status }) => campaignId !== stored.campaignId && status !== 'ended',
  )
  return [
    ...lintCampaign(shown, settings.offers),
    ...warnOfLadder(
      shown,
      others.map(({ draft, campaign }) => draft ?? campaign),
    ),
    ...warnOfChange(stored),
  ]
}

/** Whoever is exposed after the change is compared with who was before it. */
function warnOfChange({ campaign, draft, status }: StoredCampaign): Warning[] {
  const [before, after] = [campaign.experiment, draft?.experiment]
  const isSamePhase = before && after && before.id === after.id && before.phase === after.phase
  if (status === 'draft' || !draft || !isSamePhase || sameWords(campaign, draft)) return []
  const message =
    'Changes what the arms of a running experiment are compared by. Name the next phase to begin anew.'
  return [{ code: 'experiment_changed', path: 'experiment.phase', message }]
}

function sameWords(one: Campaign, other: Campaign): boolean {
  const hashOf = (campaign: Campaign): string => hashRules({ ...campaign, revision: 0 })
  return hashOf(one) === hashOf(other)
}
