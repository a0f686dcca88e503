/** A campaign whose moment has come for this shopper: what is left to do is to show it. */
import type { Block } from '../contract/campaign/block.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import type { ShopFacts } from '../contract/campaign/facts.ts'
import type { IssuedOffer } from '../contract/campaign/issue.ts'
import type { Stage } from '../contract/campaign/lifecycle.ts'
import type { ProductCard } from '../contract/campaign/facts.ts'
import type { Placing } from './experiment/assign.ts'

/** What a trigger saw. */
export interface Evidence {
  /** `exit`, `scroll`: as the trigger is called. */
  readonly trigger: string
  /** How sure it was, of exit on touch. */
  readonly score?: number
  /** For people: `fast upward scroll`. */
  readonly signs: readonly string[]
}

export interface Occasion {
  readonly campaign: Campaign
  /** Of its experiment; undefined without one. */
  readonly arm: string | undefined
  /** The arm’s own, or the campaign’s. */
  readonly blocks: readonly Block[]
  /** By key, in the shopper’s language, with what may be said of them in its place. */
  readonly texts: Readonly<Record<string, string>>
  /** BCP 47 tag of the language of `texts`. */
  readonly textsLocale: string
  readonly evidence: Evidence
  readonly facts: ShopFacts
  readonly stage: Stage | undefined
  /** When the first thing was put into the cart, as far as this browser saw it. */
  readonly cartStartedAt?: string | undefined
  /** What campaigns show of the member’s; undefined for a guest. */
  readonly points?: { readonly balance: number; readonly expiringAt?: string | undefined }
  readonly delayedOrder?: {
    readonly orderId: string
    readonly promisedAt: string
    readonly expectedAt?: string | undefined
  }
  /** Seen lately in this browser, with consent to personalisation; the newest first. */
  readonly recent: readonly ProductCard[]
  /** Ships to it, as the page or the backend says. */
  readonly country: string | undefined
  /** Nobody is counted: the merchant looks at it. */
  readonly isPreview: boolean
  /** Of a preview, by offer: drawn in the place of offers that would be given. */
  readonly samples?: Readonly<Record<string, IssuedOffer>> | undefined
  readonly placing: Placing['is']
}
