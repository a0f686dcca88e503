/** What may be known of the visit, and what the shopper has agreed to. */
import type { Fact, Facts } from '../campaigns/audience/facts.ts'
import { readShopTime } from '../campaigns/shop-time.ts'
import type { Purpose } from '../contract/scalars.ts'
import { DAY, SECOND } from '../core/clock.ts'
import type { Presence } from '../core/visit-rules.ts'
import type { History } from './history.ts'

export interface VisitSituation {
  readonly now: number
  /** IANA name, of the shop. */
  readonly timezone: string
  /** Undefined where the shopper has not agreed to have visits counted. */
  readonly presence: Presence | undefined
  readonly history: History
  readonly isLasting: boolean
  /** Of the page that is shown; undefined where nobody knows. */
  readonly pageType: Fact | undefined
  allows(purpose: Purpose): boolean
}

export function readVisitFacts(situation: VisitSituation): Facts {
  const { now, timezone, isLasting, allows } = situation
  const time = readShopTime(now, timezone)
  return {
    ...(situation.presence && ofPresence(situation.presence, situation)),
    'visit.leftCheckout': hasLeftCheckout(situation),
    'visit.weekday': time?.weekday,
    'visit.hour': time && Math.floor(time.minutes / 60),
    'visit.storage': isLasting ? 'persistent' : 'ephemeral',
    'consent.functional': allows('functional'),
    'consent.analytics': allows('analytics'),
    'consent.marketing': allows('marketing'),
    'consent.personalisation': allows('personalisation'),
  }
}

/** Where visits may not be counted, nobody knows of the pages before this one. */
function hasLeftCheckout({ presence, history, pageType }: VisitSituation): boolean | undefined {
  if (history.checkoutAt === undefined) return presence && false
  return pageType !== 'checkout'
}

function ofPresence({ visit, visitor }: Presence, { now, history }: VisitSituation): Facts {
  const { lastSeenAt } = history
  const days = (since: number): number => Math.max(0, now - since) / DAY
  return {
    'visit.number': visit.number,
    'visit.pageViews': visit.pageViews,
    'page.viewsInVisit': visit.pageViews,
    'visit.totalPageViews': visitor.pageViews,
    'visit.firstSeenDays': days(visitor.firstSeenAt),
    // On a first visit there was no time before.
    'visit.lastSeenDays':
      lastSeenAt === undefined ? (visit.number > 1 ? undefined : null) : days(lastSeenAt),
    'visit.seconds': Math.max(0, now - visit.startedAt) / SECOND,
    'traffic.landingPath': visit.landingPath,
  }
}
