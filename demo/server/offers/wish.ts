/** Who asks for which offer, and on what occasion. */
import type { issueOfferToMember } from '../../../src/contract/campaign/issue.ts'
import type { BodyOf } from '../../../src/contract/endpoint.ts'
import type { ShopRow } from '../shop/queries.ts'
import type { Shopper } from './shopper.ts'

type Occasion = Omit<BodyOf<typeof issueOfferToMember>, 'holder'>

export interface Wish extends Occasion {
  readonly shop: ShopRow
  readonly offerId: string
  readonly shopper: Shopper
  readonly now: Date
}
