/** Every number by which leaving is told from using the page, and where it comes from. Times in ms, distances in px, speeds in px/ms. */

/** How a merchant’s word is meant, for a pointer and for a finger. */
export type Sensitivity = 'low' | 'normal' | 'high'

/** A mouse that leaves through an edge. Tried on 14 innocent and 5 true situations with a real pointer in Chromium 156 and Firefox 153. */
export const POINTER = {
  /** Outwards, at least. From the same trial: a slow drift stays below, a brisk exit far above. */
  speed: { low: 0.6, normal: 0.25, high: 0.1 } satisfies Record<Sensitivity, number>,
  /** Sideways it may be this many times as fast as outwards: the way to a button in a corner of the window. */
  sideways: 2,
  /** Of which the speed is taken: 7 samples of a mouse at 50 Hz. */
  samplesMs: 150,
  /** Inside before it left: a pointer that skims the page on its way to another tab is out again sooner. */
  insideMs: 800,
  /** As deep as it got, px or part of the height, whichever is more. The strip that skims touch is shallower. */
  depth: 100,
  depthShare: 0.15,
  /** Overshoots come back sooner; 150 to 300 in the libraries that wait at all. */
  graceMs: 200,
} as const

/** After these a leave means something else. From the same trial, with room for a hand that is slow. */
export const QUIET = {
  /** A press, a drag, or its end. */
  pressMs: 500,
  scrollMs: 500,
  /** Firefox tells that the pointer left when its context menu opens, and again when it closes. */
  menuMs: 3000,
  keyMs: 1000,
  /** A link or a form: the next page is on its way. */
  navigationMs: 2000,
  /** A pinch zoom beyond it; what browsers round is below. */
  scale: 1.01,
} as const

/** Instead of so many seconds on this page, so many pages of the visit do. Vendors wait 4 to 12 s on a desktop. */
export const PAGES_INSTEAD_OF_DWELL = 2

/** A finger: no single event means leaving, so what speaks for it is added up. */
export const TOUCH = {
  score: { low: 3, normal: 2, high: 1 } satisfies Record<Sensitivity, number>,
  /** Long enough to come together with another, and not with one of another mood. Ours: no source has a number. */
  signMs: 5 * 60_000,
} as const

/** Towards the address bar. exit-intent-js asks for 200 px in 100 ms; the share makes a phone and a tablet alike. */
export const FLICK = {
  weight: 2,
  /** Of the height of the viewport. */
  share: 0.35,
  withinMs: 350,
  peak: 2,
  /** Over which it is taken: two frames, for the time of one is not exact. Ours. */
  peakMs: 24,
  /** How far down before: part of the way there is, or screens. Up from there is no way to a menu nearby. */
  depthShare: 0.3,
  screens: 1.5,
  /** Without a finger it was the page, or a tap on the status bar of iOS. */
  fingerMs: 1200,
  /** A keyboard that comes or goes, or a phone that is turned, moves the page. */
  resizeMs: 500,
  /** Of the height: more than the toolbar of any browser, less than any keyboard. Ours. */
  resizeShare: 0.2,
  /** Of the distance: content that shrank by as much has moved the page, not the finger. */
  shrinkShare: 0.5,
} as const

/** Away and back again. Yieldify asks for 5 s; a phone call or a look at the clock is shorter than 10. */
export const ABSENCE = {
  weight: 2,
  fromMs: 10_000,
  untilMs: 30 * 60_000,
  /** Pressed so shortly before it went: the page opened what covers it. Ours, for sheets, choosers and apps of banks. */
  pressMs: 1000,
  /** Whoever is away longer is not in the middle of what was opened. */
  openedMs: 5 * 60_000,
} as const

/** Nothing done with a cart that has something in it. Libraries wait 8, 10, 40 or 60 s. */
export const IDLE_WITH_CART = { weight: 1, afterMs: 45_000 } as const

/** Back, within the shop. Bloomreach counts repeated presses too. */
export const BACK = { weight: 1, times: 2, withinMs: 10_000 } as const

/** From the cart to anywhere but the checkout. */
export const LEFT_CART = { weight: 1, times: 2 } as const

/** Seen is half of it, or half of the viewport filled with it, for a second: as advertising counts a view. */
export const SEEN = { share: 0.5, forMs: 1000 } as const

/** Not idle yet, for a video plays or a field has the focus: asked again after so long. */
export const IDLE_AGAIN_MS = 5000
