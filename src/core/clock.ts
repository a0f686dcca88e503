/** Spans of time in milliseconds, so that a rule reads as it is spoken. */

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
