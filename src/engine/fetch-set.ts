/** Reads the campaigns from the backend and checks each by itself: a broken one costs itself, not the others. Loaded when the revision is a new one. */
import { z } from 'zod/mini'
import { Campaign } from '../contract/campaign/campaign.ts'
import { Segment } from '../contract/campaign/condition.ts'
import { CampaignSet, readCampaigns } from '../contract/campaign/served.ts'
import type { Call } from '../core/call.ts'
import { RegularsError } from '../core/errors.ts'
import { yieldToPage } from '../host/idle.ts'

const Envelope = z.object({
  ...CampaignSet.shape,
  items: z.array(z.unknown()),
  segments: z._default(z.record(z.string(), z.unknown()), {}),
})
const readEach = { ...readCampaigns, response: Envelope }

/** Campaigns that are checked before the page gets a turn. */
const SLICE = 10

export async function fetchSet(call: Call, report: (error: unknown) => void): Promise<CampaignSet> {
  const { items, segments, ...rest } = await call(readEach)
  const checked: Campaign[] = []
  for (const [index, item] of items.entries()) {
    if (index % SLICE === SLICE - 1) await yieldToPage()
    const { data, error } = Campaign.safeParse(item)
    if (data) checked.push(data)
    else report(new RegularsError('campaign_invalid', nameOf(item, index), describe(error)))
  }
  const known = Object.entries(segments).flatMap(([id, segment]) => {
    const { data, error } = Segment.safeParse(segment)
    if (!data) report(new RegularsError('campaign_invalid', `segment ${id}`, describe(error)))
    return data ? [[id, data] as const] : []
  })
  return { ...rest, items: checked, segments: Object.fromEntries(known) }
}

function describe(error: z.core.$ZodError | undefined): string {
  const issue = error?.issues[0]
  return `${issue?.path.join('.') || 'it'}: ${issue?.code.replaceAll('_', ' ')}`
}

function nameOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
  return typeof id === 'string' ? id : `number ${index + 1}`
}
