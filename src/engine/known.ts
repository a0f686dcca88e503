/** Puts together what is known of page, visit, cart and customer when campaigns are judged: read once a round, not for each of them. */
import type { Fact, Facts, OpenFacts } from '../campaigns/audience/facts.ts'
import type { Scope } from '../campaigns/audience/evaluate.ts'
import type { Lifecycle } from '../campaigns/lifecycle.ts'
import { NEVER_SHOWN } from '../campaigns/tally.ts'
import type { Campaign } from '../contract/campaign/campaign.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'
import type { Cart } from '../core/cart-form.ts'
import { DAY } from '../core/clock.ts'
import type { Core } from '../core/create-core.ts'
import type { ToldFacts } from '../told-of.ts'
import type { Customer } from './customers.ts'
import { readCartFacts } from './facts-of-cart.ts'
import { readCustomerFacts } from './facts-of-customer.ts'
import { readFeedbackFacts } from './facts-of-feedback.ts'
import { readVisitFacts } from './facts-of-visit.ts'
import { countEvents, type History } from './history.ts'
import type { TalliesById } from './tallies.ts'

export interface KnownSources {
  readonly core: Pick<Core, 'consent' | 'visits' | 'identity' | 'store'>
  readonly set: CampaignSet
  readonly timezone: string
  now(): number
  cart(): { readonly now: Cart | null; readonly isEmpty: boolean }
  customer(): Customer | undefined
  history(): History
  exitReason(): string | undefined
  /** By widgets. */
  told(): ToldFacts
  props(): Facts
  page(): { readonly facts: Facts; readonly open: OpenFacts }
  tallies(): TalliesById
  /** When a campaign was closed last, ms; `null` for never. */
  closedAt(campaignId: string): number | null
}

export interface Known {
  readonly now: number
  readonly lifecycle: Lifecycle | undefined
  readonly lastOrderAt: number | undefined
  readonly country: string | undefined
  /** Undefined where visits may not be counted. */
  readonly visitStartedAt: number | undefined
  readonly hasComplaint: boolean
  scopeOf(campaign: Pick<Campaign, 'id'>): Scope
}

export function readKnown(sources: KnownSources): Known {
  const { core, set, timezone } = sources
  const now = sources.now()
  const mayCount = core.consent.allows('analytics')
  const presence = mayCount ? core.visits.presence.peek() : undefined
  const history = sources.history()
  const { now: cart, isEmpty } = sources.cart()
  const country = cart?.country
  const { facts: cartFacts, lines } = readCartFacts({
    now,
    cart,
    isEmpty,
    facts: set.facts,
    country,
    history: mayCount ? history : undefined,
  })
  const customer = readCustomerFacts({
    now,
    member: core.identity.member.peek(),
    summary: sources.customer()?.summary,
    history,
    visits: presence?.visit.number,
    lifecycle: set.lifecycle,
    exitReason: sources.exitReason(),
  })
  const { facts: pageFacts, open } = sources.page()
  const ofVisit = {
    now,
    timezone,
    presence,
    history,
    isLasting: core.store.isLasting(),
    pageType: pageFacts['page.type'],
  }
  const facts: Facts = {
    ...pageFacts,
    ...readVisitFacts({ ...ofVisit, allows: core.consent.allows }),
    ...cartFacts,
    ...customer.facts,
    ...readFeedbackFacts({ told: sources.told(), customer: sources.customer() }),
    'device.country': country,
  }
  const visitStartedAt = presence?.visit.startedAt
  const tallies = sources.tallies()
  // Where visits may not be counted, the last day counts as one.
  const shown = shownSince(tallies, visitStartedAt ?? now - DAY)
  const base: Omit<Scope, 'facts'> = {
    now,
    segments: set.segments,
    open: { ...open, props: sources.props() },
    ...(lines && { lines }),
    countEvents: (name, withinMs) =>
      visitStartedAt === undefined
        ? undefined
        : countEvents(history, name, {
            since: withinMs === undefined ? visitStartedAt : now - withinMs,
          }),
  }
  return {
    now,
    lifecycle: customer.lifecycle,
    lastOrderAt: customer.lastOrderAt,
    country,
    visitStartedAt,
    hasComplaint: facts['feedback.openTicket'] === true,
    scopeOf: ({ id }) => {
      // Not a copy for each of a hundred campaigns: what is not found here is looked up below.
      const own: Record<string, Fact | undefined> = Object.create(facts)
      const { shownAt, shows, closes, conversions } = tallies[id] ?? NEVER_SHOWN
      own['campaign.shows'] = shows
      own['campaign.closes'] = closes
      own['campaign.conversions'] = conversions
      own['campaign.lastShownAt'] = shownAt.at(-1) ?? null
      own['campaign.lastClosedAt'] = sources.closedAt(id)
      own['campaign.otherShownThisVisit'] = shown.size > (shown.has(id) ? 1 : 0)
      return { ...base, facts: own }
    },
  }
}

/** Campaigns that were shown since. */
function shownSince(tallies: TalliesById, since: number): ReadonlySet<string> {
  const shown = Object.entries(tallies).filter(([, { shownAt }]) => {
    const last = shownAt.at(-1)
    return last !== undefined && Date.parse(last) >= since
  })
  return new Set(shown.map(([id]) => id))
}
