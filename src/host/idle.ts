/** Our work waits until the page has done its own, but not beyond the moment the shopper leaves. */

const LATEST_MS = 2000

/** Resolves when the page is idle, after two seconds at the latest, or at once when it is being left. */
export async function whenIdleOrHidden(): Promise<void> {
  // A page that is only being prepared is not being visited.
  if ('prerendering' in document && document.prerendering)
    await new Promise((resolve) =>
      document.addEventListener('prerenderingchange', resolve, { once: true }),
    )
  return new Promise((resolve) => {
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') done()
    }
    const done = (): void => {
      document.removeEventListener('visibilitychange', onHidden)
      removeEventListener('pagehide', done)
      resolve()
    }
    document.addEventListener('visibilitychange', onHidden)
    addEventListener('pagehide', done)
    whenIdle(done)
  })
}

/** Safari has no requestIdleCallback: there a short wait after `load` has to do. */
function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback(run, { timeout: LATEST_MS })
  } else if (document.readyState === 'complete') {
    setTimeout(run, 50)
  } else {
    addEventListener('load', () => setTimeout(run, 50), { once: true })
    setTimeout(run, LATEST_MS)
  }
}

/** Lets the browser paint and answer taps between two pieces of our start. */
export function yieldToPage(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
