/** How long this page view has been seen; in the background no time goes by. */

export interface SeenClock {
  /** Ms. */
  read(): number
  hide(): void
  show(): void
  /** Another page view begins. */
  reset(): void
}

export function createSeenClock(): SeenClock {
  let seenMs = 0
  let since = isSeen() ? startOfPage() : undefined

  function hide(): void {
    if (since !== undefined) seenMs += performance.now() - since
    since = undefined
  }

  function show(): void {
    if (isSeen()) since ??= performance.now()
  }

  return {
    read: () => seenMs + (since === undefined ? 0 : performance.now() - since),
    hide,
    show,
    reset() {
      hide()
      seenMs = 0
      show()
    },
  }
}

export function isSeen(): boolean {
  return document.visibilityState === 'visible' && !isPrerendering()
}

function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true
}

/** We come late: it is seen since it was shown, or since the click that led to a page rendered ahead. */
function startOfPage(): number {
  const [page] = performance.getEntriesByType('navigation')
  const activated = Number(Reflect.get(page ?? {}, 'activationStart') ?? 0)
  const shown = performance
    .getEntriesByType('visibility-state')
    .findLast(({ name }) => name === 'visible')
  return Math.max(activated, shown?.startTime ?? 0)
}
