/** What speaks for leaving where there is no pointer: each sign by itself, and what they come to together. Knows no page. */
import { ABSENCE, BACK, FLICK, IDLE_WITH_CART, LEFT_CART, QUIET, TOUCH } from './thresholds.ts'

/** After a scroll of the document; px, `at` on the clock of `performance.now()`. */
export interface ScrollSample {
  readonly top: number
  /** Of all there is to scroll. */
  readonly height: number
  readonly viewport: number
  readonly at: number
}

export interface FlickFacts {
  /** The oldest first. */
  readonly samples: readonly ScrollSample[]
  /** As far down as the page was scrolled. */
  readonly deepest: number
  /** When a finger last moved on the page; `-Infinity` for never. */
  readonly fingerAt: number
  /** When something inside of the page was scrolled, rather than the page. */
  readonly nestedAt: number
  /** A keyboard came or went, or the phone was turned. */
  readonly resizedAt: number
  /** A link or a form was used, or the page went on by itself. */
  readonly navigationAt: number
  /** Of the visual viewport; 1 without a pinch. */
  readonly scale: number
}

export type AgainstFlick =
  | 'short'
  | 'slow'
  | 'shallow'
  | 'no_finger'
  | 'nested'
  | 'resized'
  | 'navigation'
  | 'zoomed'
  | 'pulled'
  | 'shrank'

/** The first rule that speaks against a way up to the address bar, or undefined: it was one. */
export function judgeFlick(facts: FlickFacts): AgainstFlick | undefined {
  const now = facts.samples.at(-1)
  const window = facts.samples.filter(({ at }) => now && now.at - at <= FLICK.withinMs)
  const from = findHighest(window)
  if (!now || !from) return 'short'
  if (from.top <= 0) return 'pulled'
  // A page that bounces at its upper end goes on below zero.
  const distance = from.top - Math.max(now.top, 0)
  if (distance < FLICK.share * now.viewport) return 'short'
  if (from.height - now.height >= FLICK.shrinkShare * distance) return 'shrank'
  if (findPeak(window) < FLICK.peak) return 'slow'
  if (!wasDeep(facts.deepest, now)) return 'shallow'
  return judgeCause(facts, now.at)
}

/** The lowest place on the page from which it went up. */
function findHighest(window: readonly ScrollSample[]): ScrollSample | undefined {
  return window.length < 2 ? undefined : window.reduce((a, b) => (b.top > a.top ? b : a))
}

function findPeak(window: readonly ScrollSample[]): number {
  const speeds = window.map(({ top, at }) => {
    const before = window.findLast((each) => at - each.at >= FLICK.peakMs)
    return before ? (before.top - top) / (at - before.at) : 0
  })
  return Math.max(0, ...speeds)
}

function wasDeep(deepest: number, { height, viewport }: ScrollSample): boolean {
  return (
    deepest >= FLICK.screens * viewport ||
    deepest >= FLICK.depthShare * Math.max(1, height - viewport)
  )
}

function judgeCause(facts: FlickFacts, at: number): AgainstFlick | undefined {
  if (at - facts.fingerAt > FLICK.fingerMs) return 'no_finger'
  if (at - facts.nestedAt < FLICK.fingerMs) return 'nested'
  if (at - facts.resizedAt < FLICK.resizeMs) return 'resized'
  if (at - facts.navigationAt < QUIET.navigationMs) return 'navigation'
  return facts.scale > QUIET.scale ? 'zoomed' : undefined
}

export interface AbsenceFacts {
  readonly awayMs: number
  /** Between the last press on the page and its being hidden. */
  readonly pressedMsBefore: number
  /** At a checkout or a payment: whoever pays there goes to a bank and comes back. */
  readonly isPaying: boolean
}

export type AgainstAbsence = 'short' | 'long' | 'paying' | 'opened'

export function judgeAbsence(facts: AbsenceFacts): AgainstAbsence | undefined {
  if (facts.awayMs < ABSENCE.fromMs) return 'short'
  if (facts.awayMs >= ABSENCE.untilMs) return 'long'
  return judgeHop(facts)
}

/** A sign-in, a bank, a share sheet, a file chooser: on an errand of the page’s own. */
export function judgeHop(facts: AbsenceFacts): 'paying' | 'opened' | undefined {
  if (facts.isPaying) return 'paying'
  const isOpened = facts.pressedMsBefore < ABSENCE.pressMs && facts.awayMs < ABSENCE.openedMs
  return isOpened ? 'opened' : undefined
}

/** For people, as they stand in evidence. */
export const SIGNS = {
  'fast upward scroll': FLICK.weight,
  'came back after absence': ABSENCE.weight,
  'idle with a cart': IDLE_WITH_CART.weight,
  'went back repeatedly': BACK.weight,
  'left the cart without checkout': LEFT_CART.weight,
} as const
export type Sign = keyof typeof SIGNS

/** When each was last seen: one twice is no more than once. */
export type SignTimes = ReadonlyMap<Sign, number>

/** What has not grown old. */
export function recentSigns(times: SignTimes, now: number): readonly Sign[] {
  return [...times].filter(([, at]) => now - at < TOUCH.signMs).map(([sign]) => sign)
}

export function scoreOf(signs: readonly Sign[]): number {
  return signs.reduce((score, sign) => score + SIGNS[sign], 0)
}
