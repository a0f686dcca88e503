/** Asks for what the link of a preview names, or finds it among the page’s own campaigns. Loaded where an address asks for a preview. */
import { sampleOffers } from '../campaigns/authoring/sample-offers.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import { previewCampaign } from '../contract/campaign/preview.ts'
import type { Call } from '../core/call.ts'
import { RegularsError } from '../core/errors.ts'
import { ProblemError } from '../core/problem-error.ts'
import type { OwnCampaigns } from './own-set.ts'
import type { Preview } from './preview.ts'

const OVER =
  'the link of this preview is over, or not whole. The console has a new one with each campaign.'

/** Of ids with more dots than this, an arm is not found; each is one question to the backend. */
const MOST_READINGS = 4

interface Reading {
  readonly campaignId: string
  readonly arm: string
}

/** Rejects with a sentence for whoever opened the link. */
export async function readPreview(wanted: string, call: Call): Promise<Preview> {
  const end = wanted.lastIndexOf('~')
  const name = end < 0 ? wanted : wanted.slice(0, end)
  const token = end < 0 ? '' : wanted.slice(end + 1)
  for (const reading of token ? readingsOf(name) : []) {
    const answer = await ask(reading.campaignId, token, call)
    if (answer) return withArm(answer.campaign, reading.arm, answer.offers)
  }
  throw new RegularsError('campaign_invalid', name, OVER)
}

/** By its id alone: there is no backend that could make a link. */
export function readOwnPreview(
  wanted: string,
  found: {
    readonly own: Pick<OwnCampaigns, 'offers' | 'segments'>
    readonly campaigns: readonly Campaign[]
    readonly now: number
  },
): Preview {
  for (const { campaignId, arm } of readingsOf(wanted)) {
    const campaign = found.campaigns.find(({ id }) => id === campaignId)
    if (!campaign) continue
    const { offers = [], segments = {} } = found.own
    return withArm(campaign, arm, sampleOffers(campaign, { offers, segments, now: found.now }))
  }
  throw new RegularsError('campaign_invalid', wanted, 'this page has none of this name.')
}

/** Ids may have dots in them too: the longest comes first. */
function readingsOf(name: string): readonly Reading[] {
  const dots = [...name.matchAll(/\./g)].map(({ index }) => index).reverse()
  const shorter = dots.map((at) => ({ campaignId: name.slice(0, at), arm: name.slice(at + 1) }))
  return [{ campaignId: name, arm: '' }, ...shorter]
    .filter(({ campaignId }) => campaignId !== '')
    .slice(0, MOST_READINGS)
}

/** Undefined where the token is not one for this campaign. */
async function ask(campaignId: string, token: string, call: Call) {
  try {
    return await call(previewCampaign, { params: { campaignId }, query: { token } })
  } catch (error) {
    const isRefused = error instanceof ProblemError && [400, 404].includes(error.status)
    if (isRefused) return undefined
    throw error
  }
}

function withArm(campaign: Campaign, arm: string, samples: Preview['samples']): Preview {
  if (arm && !campaign.experiment?.arms.some(({ id }) => id === arm))
    throw new RegularsError('campaign_invalid', campaign.id, `it has no arm “${arm}”.`)
  return { campaign, arm, samples }
}
