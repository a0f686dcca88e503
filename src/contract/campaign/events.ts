/** What is told of campaigns: that somebody came to the point, and apart from it what was drawn and done. */
import { z } from 'zod/mini'
import { defineEvents } from '../event.ts'
import { Id } from '../scalars.ts'
import { Reason } from './block.ts'
import { Exposure } from './experiment.ts'

const About = { campaignId: Id, arm: z.optional(Id) }

export const campaignEvents = defineEvents({
  'campaign.exposure': {
    purpose: 'analytics',
    critical: true,
    summary: 'Trigger, audience and caps have passed; in every arm, before anything is drawn.',
    props: Exposure,
  },
  'campaign.shown': {
    purpose: 'analytics',
    summary: 'A campaign was drawn.',
    props: z.object(About),
  },
  'campaign.closed': {
    purpose: 'analytics',
    summary: 'The shopper closed it: for now, or for ever.',
    props: z.object({ ...About, as: z.enum(['later', 'never']) }),
  },
  'campaign.clicked': {
    purpose: 'analytics',
    summary: 'The shopper took up something of it, or said why they hesitate.',
    props: z.object({ ...About, reason: z.optional(Reason) }),
  },
  'campaign.converted': {
    purpose: 'analytics',
    summary:
      'What it is for was done, as far as the page knows. A hint: orders count at the server.',
    props: z.object(About),
  },
})
