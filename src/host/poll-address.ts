/** Looks at the address every now and then, where the browser has no Navigation API to tell of a soft navigation. */

const EVERY_MS = 500

export function pollAddress(compare: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  addEventListener('popstate', compare, { signal })
  const timer = setInterval(() => document.visibilityState === 'visible' && compare(), EVERY_MS)
  signal.addEventListener('abort', () => clearInterval(timer))
}
