/** What a launcher needs beyond standing there: loaded together, when something is in its way, new, or to be hidden. */
export { createBadge } from './badge.ts'
export { hideOn } from './hide-on.ts'
export { createPlacement } from './placement.ts'
