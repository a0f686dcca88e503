/** What the merchant wants to look at: `?regulars-preview=<campaign>` or `…=<campaign>.<arm>`. */
import type { Campaign } from '../contract/campaign/campaign.ts'

const PARAMETER = 'regulars-preview'

export interface Preview {
  readonly campaignId: string
  /** Empty for the campaign’s own. */
  readonly arm: string
}

export function findPreview(
  { searchParams }: URL,
  campaigns: readonly Campaign[],
): Preview | undefined {
  const wanted = searchParams.get(PARAMETER)
  if (!wanted) return undefined
  for (const { id, experiment } of campaigns) {
    if (wanted === id) return { campaignId: id, arm: '' }
    const arm = experiment?.arms.find((each) => wanted === `${id}.${each.id}`)
    if (arm) return { campaignId: id, arm: arm.id }
  }
  return undefined
}
