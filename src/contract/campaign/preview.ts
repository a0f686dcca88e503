/** A campaign as its merchant looks at it before shoppers do: drafts too, and offers that nobody is given. */
import { z } from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { Id, PublicKey } from '../scalars.ts'
import { Campaign } from './campaign.ts'
import { IssuedOffer } from './issue.ts'

export const CampaignPreview = z.object({
  /** The draft if there is one, else what shoppers see. */
  campaign: Campaign,
  /** What each offer it names would look like, had it been given just now: its code is `PREVIEW`, which no till takes. */
  offers: z.record(Id, IssuedOffer),
})
export type CampaignPreview = z.infer<typeof CampaignPreview>

export const previewCampaign = defineEndpoint({
  id: 'campaigns.preview',
  method: 'GET',
  path: '/v1/campaigns/{campaignId}/preview',
  access: 'public',
  summary:
    'A campaign for whoever has a link of the console’s, with offers for show; nothing is issued or stored.',
  params: z.object({ campaignId: Id }),
  query: z.object({
    key: PublicKey,
    /** What stands behind the `~` of `CampaignRow.preview`; one that is forged or over is `not_found`. */
    token: z.string().check(z.minLength(1), z.maxLength(100)),
  }),
  response: CampaignPreview,
  problems: ['unknown_shop', 'not_found'],
})
