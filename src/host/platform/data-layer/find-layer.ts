/** The page's data layer, if it has one. */

/** `push` may be anybody's by now. */
export interface Layer extends Array<unknown> {
  push(...entries: unknown[]): number
}

export function findLayer(): Layer | undefined {
  const { dataLayer } = globalThis as { dataLayer?: unknown }
  // Safe: an array has a `push` of that form, or the page has put one there that it calls itself.
  return Array.isArray(dataLayer) ? (dataLayer as Layer) : undefined
}
