/** What this browser keeps of offers: the id it is known by for them, and what it was given, for pages and hours without a backend. */
import type { IssuedOffer } from '../../contract/campaign/issue.ts'
import type { WidgetContext } from '../../widget.ts'
import { createKey } from '../key.ts'

export interface KeptOffer {
  readonly offer: IssuedOffer
  readonly campaignId?: string | undefined
  /** Clock of the device when it was answered, ms. */
  readonly at: number
  /** Whose it is; a guest’s without. */
  readonly memberId?: string | undefined
}

export type OffersById = Readonly<Record<string, KeptOffer>>

export interface KeptOffers {
  /** Random, for offers alone: it says nothing else about anybody. */
  holder(): Promise<string>
  read(): Promise<OffersById>
  change(make: (before: OffersById) => OffersById): Promise<void>
}

const HOLDER = 'holder'
const OFFERS = 'offers'
const WEEK_MS = 7 * 86_400_000

export function createKeptOffers(
  context: Pick<WidgetContext, 'campaignStore' | 'member'>,
): KeptOffers {
  const store = context.campaignStore
  const whose = (): string | undefined => context.member.peek().memberId
  let ownHolder: string | undefined

  const alive = (found: unknown): OffersById =>
    Object.fromEntries(Object.entries(Object(found)).filter(isKept).filter(isOurs).filter(isRecent))

  /** Left by somebody else who was signed in, it is not there. */
  const isOurs = ([, { memberId }]: [string, KeptOffer]): boolean =>
    memberId === undefined || memberId === whose()

  return {
    async holder() {
      ownHolder ??= createKey()
      const mine = ownHolder
      const keep = (found: unknown): unknown => (isHolder(found) ? found : mine)
      const kept = await store.update(HOLDER, keep, { purpose: 'functional' })
      // Where nothing may be kept, the page remembers.
      return isHolder(kept) ? kept : mine
    },

    read: async () => alive(await store.read(OFFERS)),

    async change(make) {
      const ofCustomer = whose() !== undefined
      const options = { purpose: 'functional', ofCustomer } as const
      await store.update(OFFERS, (found) => make(alive(found)), options)
    },
  }
}

function isHolder(found: unknown): found is string {
  return typeof found === 'string' && found.length >= 16
}

function isKept(entry: [string, unknown]): entry is [string, KeptOffer] {
  // Safe: the fields are looked at before they are believed.
  const { offer, at } = Object(entry[1]) as Partial<KeptOffer>
  return typeof offer?.state === 'string' && typeof offer.value?.kind === 'string' && !!at
}

function isRecent([, { offer, at }]: [string, KeptOffer]): boolean {
  return Math.max(at, Date.parse(offer.expiresAt ?? '') || 0) > Date.now() - WEEK_MS
}
