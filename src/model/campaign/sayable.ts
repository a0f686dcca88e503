/** Whether there is something left to say: a campaign without its subject would promise what is not there. */
import type { Occasion } from '../../campaigns/occasion.ts'
import type { Block } from '../../contract/campaign/block.ts'
import type { CampaignKind } from '../../contract/campaign/campaign.ts'

/** What a campaign of that kind is about, where it has such a block. */
const SUBJECTS: Readonly<Partial<Record<CampaignKind, Block['type']>>> = {
  'free-shipping': 'free-shipping',
  products: 'products',
  apology: 'order',
  'save-cart': 'save-cart',
}

export function isSayable(
  { campaign, blocks, texts }: Pick<Occasion, 'campaign' | 'blocks' | 'texts'>,
  hasContent: (block: Block) => boolean,
): boolean {
  // Its words speak of the offer; an apology is one without a coupon too.
  const needsOffer = campaign.kind !== 'apology'
  if (needsOffer && blocks.some((block) => block.type === 'offer' && !hasContent(block)))
    return false
  const subject = SUBJECTS[campaign.kind]
  const about = blocks.filter(({ type }) => type === subject)
  if (about.length > 0) return about.some(hasContent)
  return blocks.length === 0 ? !!texts['title'] : blocks.some(hasContent)
}
