/** When a visit is the same and when a new one begins: pure, so that every order of tabs, clocks and pauses can be tried. */
import { HOUR, MINUTE } from './clock.ts'
import type { CreateId } from './id.ts'
import { isSameTouch, type Touch, type TouchWords } from './touch.ts'

export interface Visitor {
  readonly id: string
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  readonly visits: number
  readonly pageViews: number
  /** The first one that led here and the latest nine. */
  readonly touches: readonly Touch[]
}

export interface Visit {
  readonly id: string
  /** 1 for a visitor's first. */
  readonly number: number
  readonly startedAt: number
  readonly lastActiveAt: number
  readonly pageViews: number
  readonly landingPath: string
  /** What led to the landing page; texts only, as its event carries it. */
  readonly touch?: TouchWords
}

export interface Presence {
  readonly visitor: Visitor
  readonly visit: Visit
}

/** Where a new visit would land. */
export interface Arrival {
  readonly path: string
  readonly touch?: Touch | undefined
}

const IDLE = 30 * MINUTE
const LONGEST = 24 * HOUR
const MAX_TOUCHES = 10

/** Neither midnight nor a campaign ends a visit. */
export function isOver(visit: Visit, now: number): boolean {
  return now - visit.lastActiveAt >= IDLE || now - visit.startedAt >= LONGEST
}

/** The presence as of now after something the shopper did: the same visit, longer, or the next one. */
export function continuePresence(
  known: Presence | undefined,
  arrival: Arrival,
  now: number,
  createId: CreateId,
): Presence {
  if (known && !isOver(known.visit, now)) {
    const { visitor, visit } = known
    return {
      visitor: { ...visitor, lastSeenAt: now },
      // A clock set back keeps the visit; its start may not lie ahead, or it could outlast its longest.
      visit: { ...visit, startedAt: Math.min(visit.startedAt, now), lastActiveAt: now },
    }
  }
  const before = known?.visitor ?? {
    id: createId(),
    firstSeenAt: now,
    visits: 0,
    pageViews: 0,
    touches: [],
  }
  const number = before.visits + 1
  const { at: _, ...touch } = arrival.touch ?? { at: now }
  return {
    visitor: { ...before, visits: number, lastSeenAt: now },
    visit: {
      id: createId(),
      number,
      startedAt: now,
      lastActiveAt: now,
      pageViews: 0,
      landingPath: arrival.path,
      ...(arrival.touch && { touch }),
    },
  }
}

export function countPageView({ visitor, visit }: Presence, { touch }: Arrival): Presence {
  const { touches } = visitor
  const latest = touches.at(-1)
  const isNew = touch && !(latest && isSameTouch(latest, touch))
  return {
    visitor: {
      ...visitor,
      pageViews: visitor.pageViews + 1,
      touches: isNew
        ? [...touches.slice(0, 1), ...touches.slice(1).slice(2 - MAX_TOUCHES), touch]
        : touches,
    },
    visit: { ...visit, pageViews: visit.pageViews + 1 },
  }
}

/** The database's word is final while its visit lasts; where it has none or an old one, what this tab began holds. */
export function settle(stored: Presence | undefined, own: Presence, now: number): Presence {
  if (!stored) return own
  if (!isOver(stored.visit, now)) return stored
  if (stored.visitor.id === own.visitor.id) return own
  // The quick copy was lost and this tab took an old visitor for a new one.
  const visits = stored.visitor.visits + 1
  return {
    visitor: { ...stored.visitor, visits, lastSeenAt: now },
    visit: { ...own.visit, number: visits },
  }
}

/** Storage is open to every script of the page. */
export function isPresence(value: unknown): value is Presence {
  // Safe: each field is looked at before it is believed.
  const { visitor, visit } = (value ?? {}) as Partial<Presence>
  return (
    typeof visitor?.id === 'string' &&
    Number.isFinite(visitor.visits + visitor.pageViews + visitor.firstSeenAt) &&
    Array.isArray(visitor.touches) &&
    typeof visit?.id === 'string' &&
    typeof visit.landingPath === 'string' &&
    Number.isFinite(visit.number + visit.pageViews + visit.startedAt + visit.lastActiveAt)
  )
}
