/** Whether a mouse that left the page meant to leave the shop. Knows no page: numbers in, the rule that spoke against out. */
import { PAGES_INSTEAD_OF_DWELL, POINTER, QUIET, type Sensitivity } from './thresholds.ts'

/** Where the pointer was; `at` on the clock of `performance.now()`. */
export interface Sample {
  readonly x: number
  readonly y: number
  readonly at: number
}

/** When the shopper last did something that explains a pointer outside; `-Infinity` for never. */
export interface LastDone {
  readonly press: number
  readonly scroll: number
  readonly menu: number
  readonly key: number
  /** A link, a form, or a navigation of the page’s own. */
  readonly navigation: number
}

/** `mouseleave` of the document, and what was known then. Px of the viewport. */
export interface Leave extends Sample {
  /** The browser names an element that was entered instead. */
  readonly isInside: boolean
  readonly buttons: number
  readonly width: number
  readonly height: number
  /** Since the pointer came in, the oldest first. */
  readonly samples: readonly Sample[]
  /** When the pointer came in; undefined where it was never seen inside. */
  readonly enteredAt: number | undefined
  /** As far from the upper and the left edge as it got since. */
  readonly reached: { readonly x: number; readonly y: number }
  readonly last: LastDone
  /** Dragging, a locked pointer, fullscreen. */
  readonly isHeld: boolean
  /** Of the visual viewport; 1 without a pinch. */
  readonly scale: number
  readonly seenMs: number
  readonly pageViews: number
}

export interface ExitRules {
  readonly sensitivity: Sensitivity
  readonly leftEdge?: boolean | undefined
  readonly dwellSeconds: number
}

/** By the name of the rule that spoke against. */
export type AgainstExit =
  | 'edge'
  | 'held'
  | 'dwell'
  | 'inside'
  | 'depth'
  | 'speed'
  | 'pressed'
  | 'scrolled'
  | 'menu'
  | 'typed'
  | 'navigation'

/** The first rule that speaks against, or undefined: a candidate. */
export function judgeLeave(leave: Leave, rules: ExitRules): AgainstExit | undefined {
  const edge = findEdge(leave, rules)
  if (!edge) return 'edge'
  if (leave.buttons !== 0 || leave.isHeld || leave.scale > QUIET.scale) return 'held'
  if (!hasDwelt(leave, rules)) return 'dwell'
  return judgeStay(leave, edge) ?? judgeLastDone(leave) ?? judgeSpeed(leave, edge, rules)
}

export function hasDwelt(
  { seenMs, pageViews }: Pick<Leave, 'seenMs' | 'pageViews'>,
  { dwellSeconds }: Pick<ExitRules, 'dwellSeconds'>,
): boolean {
  return seenMs >= dwellSeconds * 1000 || pageViews >= PAGES_INSTEAD_OF_DWELL
}

type Edge = 'top' | 'left'

/**
 * Through the upper edge alone, at first: Firefox tells of popups at a `clientY` above 0, with a focus that says nothing, and Chromium tells
 * of a new tab with a `clientY` of the screen.
 */
function findEdge(leave: Leave, { leftEdge }: ExitRules): Edge | undefined {
  const { x, y, width, height } = leave
  if (leave.isInside) return undefined
  if (y <= 0 && x >= 0 && x <= width) return 'top'
  return leftEdge && x <= 0 && y >= 0 && y <= height ? 'left' : undefined
}

/** It came in, stayed, and was where the page is. */
function judgeStay(leave: Leave, edge: Edge): AgainstExit | undefined {
  const { enteredAt, reached, width, height } = leave
  if (enteredAt === undefined || leave.at - enteredAt < POINTER.insideMs) return 'inside'
  const [depth, size] = edge === 'top' ? [reached.y, height] : [reached.x, width]
  return depth < Math.max(POINTER.depth, POINTER.depthShare * size) ? 'depth' : undefined
}

function judgeLastDone({ at, last }: Leave): AgainstExit | undefined {
  if (at - last.press < QUIET.pressMs) return 'pressed'
  if (at - last.scroll < QUIET.scrollMs) return 'scrolled'
  if (at - last.menu < QUIET.menuMs) return 'menu'
  if (at - last.key < QUIET.keyMs) return 'typed'
  return at - last.navigation < QUIET.navigationMs ? 'navigation' : undefined
}

/** No sample is no sign: out of an iframe there are none, and a flick may leave none. */
function judgeSpeed(leave: Leave, edge: Edge, { sensitivity }: ExitRules): AgainstExit | undefined {
  const first = leave.samples.find(({ at }) => leave.at - at <= POINTER.samplesMs)
  const ms = first ? leave.at - first.at : 0
  if (!first || ms <= 0) return undefined
  const up = (first.y - leave.y) / ms
  const left = (first.x - leave.x) / ms
  const [outwards, sideways] = edge === 'top' ? [up, left] : [left, up]
  const isBrisk = outwards >= POINTER.speed[sensitivity]
  return isBrisk && Math.abs(sideways) <= POINTER.sideways * outwards ? undefined : 'speed'
}
