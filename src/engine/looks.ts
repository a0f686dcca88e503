/** How long this page view was looked at, and how much of it was seen. */

export interface Looks {
  /** In the background no time goes by. */
  visibleMs(): number
  /** Percent of the page, the highest so far. */
  scrollDepth(): number
  /** Another page is shown without a load. */
  turnPage(): void
  stop(): void
}

/** The page is measured when it has come to rest, not while it is scrolled. */
const AFTER_SCROLL_MS = 200

export function createLooks(): Looks {
  const abort = new AbortController()
  const options = { signal: abort.signal, passive: true }
  let seenMs = 0
  let seenSince = isVisible() ? performance.now() : undefined
  let depth = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function count(): void {
    const now = performance.now()
    if (seenSince !== undefined) seenMs += now - seenSince
    seenSince = isVisible() ? now : undefined
  }

  function measure(): number {
    const { scrollHeight } = document.documentElement
    const share = scrollHeight > 0 ? (scrollY + innerHeight) / scrollHeight : 0
    depth = Math.max(depth, Math.min(100, Math.round(100 * share)))
    return depth
  }

  document.addEventListener('visibilitychange', count, options)
  document.addEventListener(
    'scroll',
    () => {
      clearTimeout(timer)
      timer = setTimeout(measure, AFTER_SCROLL_MS)
    },
    options,
  )

  return {
    visibleMs() {
      count()
      return seenMs
    },
    scrollDepth: measure,
    turnPage() {
      count()
      seenMs = 0
      depth = 0
    },
    stop() {
      abort.abort()
      clearTimeout(timer)
    },
  }
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}
