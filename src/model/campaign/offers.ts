/** Offers of this shopper: given by the backend, with an end that only the backend can set, and a code to use until then. */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Occasion } from '../../campaigns/occasion.ts'
import {
  issueOffer,
  issueOfferToMember,
  listOffers,
  type IssuedOffer,
} from '../../contract/campaign/issue.ts'
import type { Money } from '../../contract/scalars.ts'
import { createDoings, isProblem, type Doings } from '../doing.ts'
import type { CampaignContext } from './create-campaign-model.ts'
import { createKeptOffers, type KeptOffer, type OffersById } from './kept-offers.ts'
import { createServerClock, type ServerClock } from './server-clock.ts'

/** For what it is asked, as far as the backend’s rules need it. */
export interface OfferOccasion extends Pick<
  Occasion,
  'stage' | 'delayedOrder' | 'cartStartedAt' | 'isPreview' | 'samples'
> {
  readonly campaign: Pick<Occasion['campaign'], 'id' | 'kind'>
  readonly evidence: Pick<Occasion['evidence'], 'trigger'>
}

/** What it takes to ask for offers. */
export type OffersContext = Pick<
  CampaignContext,
  'call' | 'cart' | 'report' | 'member' | 'campaignStore' | 'applyCode'
>

export interface Offers {
  /** As they are now: those that can be used first, by their end; then those that are over. */
  readonly all: ReadonlySignal<readonly IssuedOffer[]>
  /** Follows in signals. Past its end it is `expired`, without a code. */
  find(offerId: string): IssuedOffer | undefined
  /** What is said of it on this occasion: of a preview its sample, whatever was given before. Follows in signals. */
  findFor(
    offerId: string,
    occasion: Pick<Occasion, 'isPreview' | 'samples'>,
  ): IssuedOffer | undefined
  /** Resolves with what was given, or was known to be given where nobody answers. For a preview nothing is asked for, nor kept. */
  issue(offerId: string, occasion: OfferOccasion): Promise<IssuedOffer | undefined>
  /** By offer: being asked for, or not answered. */
  readonly doings: Pick<Doings, 'all'>
  /** Codes that are in the cart. */
  readonly applied: ReadonlySignal<ReadonlySet<string>>
  /** `false`: the page cannot, or the cart would not; then it is copied. */
  apply(code: string): Promise<boolean>
  /** What the cart lacks for it. */
  missing(offer: IssuedOffer): Money | undefined
  readonly clock: ServerClock
  /** Of the list below: nobody has answered. */
  readonly failed: ReadonlySignal<boolean>
  readonly isKnown: ReadonlySignal<boolean>
  /** Reads what there is: a member’s from the backend, a guest’s from this browser and then each from the backend. */
  load(): Promise<void>
  /** Somebody else sits there now. */
  reset(): void
  dispose(): void
}

export function createOffers(context: OffersContext): Offers {
  const { call, cart, report } = context
  const kept = createKeptOffers(context)
  const clock = createServerClock({ onDoubt: () => void load() })
  const doings = createDoings(report)
  const given = signal<OffersById>({})
  const taken = signal<ReadonlySet<string>>(new Set())
  const failed = signal(false)
  const isKnown = signal(false)
  const asking = new Map<string, Promise<IssuedOffer | undefined>>()
  // An answer that comes after somebody has left is not for the next.
  let owner = {}

  const memberId = (): string | undefined => context.member.peek().memberId

  const all = computed(() => {
    const now = clock.now.value
    return Object.values(given.value)
      .map((one) => asOf(one, now))
      .filter(({ state }) => state !== 'refused')
      .sort(bySoonestEnd)
  })

  const applied = computed(() => new Set([...taken.value, ...(cart.value?.codes ?? [])]))

  /** Reads what the browser has kept, under what was answered since. */
  async function recall(): Promise<void> {
    const mine = owner
    const found = await kept.read()
    if (mine === owner) given.value = { ...found, ...given.peek() }
  }

  async function accept(offers: readonly IssuedOffer[], campaignId?: string): Promise<void> {
    const id = memberId()
    const fresh = (before: OffersById): OffersById =>
      Object.fromEntries(
        offers.map((offer): [string, KeptOffer] => [
          offer.offerId,
          {
            offer,
            campaignId: campaignId ?? before[offer.offerId]?.campaignId,
            at: Date.now(),
            ...(id !== undefined && { memberId: id }),
          },
        ]),
      )
    batch(() => {
      for (const { serverNow } of offers) clock.set(serverNow)
      given.value = { ...given.peek(), ...fresh(given.peek()) }
    })
    await kept.change((before) => ({ ...before, ...fresh(before) }))
  }

  async function ask(offerId: string, body: IssueBody): Promise<void> {
    const mine = owner
    const params = { offerId }
    const holder = await kept.holder()
    const offer = memberId()
      ? await call(issueOfferToMember, { params, body: { ...body, holder } })
      : await call(issueOffer, { params, body: { ...body, holder } })
    if (mine === owner) await accept([offer], body.campaignId)
  }

  /** One question at a time for each offer. */
  function askOnce(offerId: string, body: IssueBody): Promise<IssuedOffer | undefined> {
    const known = asking.get(offerId)
    if (known) return known
    const answer = doings
      .run(offerId, () => ask(offerId, body))
      .then(() => find(offerId))
      .finally(() => asking.delete(offerId))
    asking.set(offerId, answer)
    return answer
  }

  function find(offerId: string): IssuedOffer | undefined {
    const one = given.value[offerId]
    return one && asOf(one, clock.now.value)
  }

  function findFor(
    offerId: string,
    { isPreview, samples }: Pick<Occasion, 'isPreview' | 'samples'>,
  ): IssuedOffer | undefined {
    if (!isPreview) return find(offerId)
    const offer = samples?.[offerId]
    return offer && asOf({ offer, at: Date.now() }, clock.now.value)
  }

  async function loadOfMember(): Promise<void> {
    const mine = owner
    const { items } = await call(listOffers)
    if (mine !== owner) return
    // What is not in the list is no longer theirs to see.
    given.value = {}
    await kept.change(() => ({}))
    await accept(items)
  }

  /** An offer that may still be used is said again with its end. */
  async function loadOfGuest(): Promise<void> {
    const open = Object.entries(given.peek()).flatMap(([offerId, { offer, campaignId }]) =>
      offer.state === 'live' && campaignId ? [{ offerId, campaignId }] : [],
    )
    await Promise.all(
      open.map(({ offerId, campaignId }) => askOnce(offerId, { campaignId, isExit: false })),
    )
    failed.value = open.some(({ offerId }) => doings.all.peek().has(offerId))
  }

  async function load(): Promise<void> {
    const mine = owner
    await recall()
    try {
      failed.value = false
      await (memberId() ? loadOfMember() : loadOfGuest())
    } catch (error) {
      if (mine !== owner) return
      failed.value = true
      if (!isProblem(error)) report(error)
    }
    if (mine === owner) isKnown.value = true
  }

  return {
    all,
    find,
    findFor,
    doings,
    applied,
    clock,
    failed,
    isKnown,

    async issue(offerId, occasion) {
      if (occasion.isPreview) {
        const sample = findFor(offerId, occasion)
        if (sample) clock.set(sample.serverNow)
        return sample
      }
      await recall()
      return askOnce(offerId, bodyOf(occasion, cart.peek()))
    },

    async apply(code) {
      if (!(await context.applyCode(code))) return false
      taken.value = new Set(taken.peek()).add(code)
      return true
    },

    missing({ minOrder }) {
      const now = cart.value
      // Of an empty cart there is nothing to say that the condition does not say.
      if (!minOrder || !now?.items.length || now.currency !== minOrder.currency) return undefined
      const minor = minOrder.minor - now.total
      return minor > 0 ? { minor, currency: now.currency } : undefined
    },

    load,

    reset() {
      owner = {}
      asking.clear()
      doings.clear()
      batch(() => {
        given.value = {}
        taken.value = new Set()
        failed.value = false
        isKnown.value = false
      })
    },

    dispose: clock.dispose,
  }
}

interface IssueBody {
  readonly campaignId: string
  readonly isExit: boolean
  readonly cart?: { subtotal: Money; codes: string[]; startedAt?: string }
  readonly stage?: OfferOccasion['stage'] & string
  readonly orderId?: string
}

function bodyOf(
  { campaign, evidence, stage, delayedOrder, cartStartedAt }: OfferOccasion,
  cart: OffersContext['cart']['value'],
): IssueBody {
  return {
    campaignId: campaign.id,
    isExit: evidence.trigger === 'exit',
    ...(cart && {
      cart: {
        subtotal: { minor: cart.total, currency: cart.currency },
        codes: [...(cart.codes ?? [])].slice(0, 20),
        ...(cartStartedAt && { startedAt: cartStartedAt }),
      },
    }),
    ...(stage && { stage }),
    ...(campaign.kind === 'apology' && delayedOrder && { orderId: delayedOrder.orderId }),
  }
}

/** Past its end it is over for good, whatever was answered before. */
function asOf(
  { offer, at }: Pick<KeptOffer, 'offer' | 'at'>,
  now: number | undefined,
): IssuedOffer {
  // Without an answer on this page, as long as went by on the device since the last one; the till has the last word.
  const reckoned = now ?? Date.parse(offer.serverNow) + Math.max(0, Date.now() - at)
  const isOver = offer.state === 'live' && Date.parse(offer.expiresAt ?? '') <= reckoned
  if (offer.state === 'live' && !isOver) return offer
  const { code: _gone, ...rest } = offer
  return isOver ? { ...rest, state: 'expired' } : rest
}

function bySoonestEnd(one: IssuedOffer, other: IssuedOffer): number {
  const rank = ({ state }: IssuedOffer): number => (state === 'live' ? 0 : 1)
  const end = ({ expiresAt = '' }: IssuedOffer): number => Date.parse(expiresAt) || Infinity
  const sooner = end(one) - end(other) || 0
  return rank(one) - rank(other) || (one.state === 'live' ? sooner : -sooner)
}
