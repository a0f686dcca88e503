/** Whether a person may be looking: an invitation in a frame, in a page being prepared or in a tab at the back is nobody's. */

export interface Sight {
  /** `false` in a frame, at once; else `true` as soon as the page can be seen, and never after `leave`. */
  whenSeen(): Promise<boolean>
  /** How long it could be seen so far, ms. */
  ms(): number
  /** Waits no longer. */
  leave(): void
}

export function watchSight(page: Window = window): Sight {
  const { document, performance } = page
  const waiting = new AbortController()
  let since: number | undefined = isSeen() ? beganAt(performance) : undefined

  function isSeen(): boolean {
    const isPrepared = 'prerendering' in document && document.prerendering === true
    return !isPrepared && document.visibilityState !== 'hidden'
  }

  function waitFor(resolve: (isSeen: boolean) => void): void {
    const look = (): void => {
      if (!isSeen()) return
      since ??= performance.now()
      resolve(true)
    }
    const { signal } = waiting
    document.addEventListener('visibilitychange', look, { signal })
    document.addEventListener('prerenderingchange', look, { signal })
  }

  return {
    async whenSeen() {
      // Another page shows us: whoever is there did not follow the link.
      if (page.top !== page.self) return false
      return isSeen() || new Promise(waitFor)
    },
    ms: () => (since === undefined ? 0 : Math.max(0, Math.round(performance.now() - since))),
    leave: () => waiting.abort(),
  }
}

/** A page prepared in advance begins when it is shown. */
function beganAt(performance: Performance): number {
  const [navigation] = performance.getEntriesByType?.('navigation') ?? []
  const { activationStart } = Object(navigation) as { activationStart?: number }
  return activationStart ?? 0
}
