/** The life of the page: shown, hidden, left, come back to, and moved on without a load. */

export interface PageListeners {
  /** Hidden: whatever must leave, leaves now. */
  onHidden(): void
  /** Left, for good or into the back/forward cache; before or after it is hidden. */
  onLeave(): void
  onBack(): void
  /** Another address was shown without a page load. */
  onNavigate(url: URL): void
  /** The browser has a network again, or thinks so. */
  onOnline(): void
  /** The shopper did something. One listener for all who want to know: a page at rest pays for each. */
  onClick(event: MouseEvent): void
  onKey(): void
}

interface Navigation extends EventTarget {
  readonly currentEntry: unknown
}

/** Returns the way to stop watching. Never patches `history`, and never listens to `unload`, which would cost the bfcache. */
export function watchPage(listeners: PageListeners): () => void {
  const abort = new AbortController()
  const options = { signal: abort.signal, passive: true, capture: true }
  // Also when the page comes back from the bfcache: it was hidden on its way in.
  const onVisibility = (): void => {
    if (document.visibilityState === 'hidden') listeners.onHidden()
    else listeners.onBack()
  }
  document.addEventListener('visibilitychange', onVisibility, options)
  addEventListener('pagehide', listeners.onLeave, options)
  addEventListener('online', listeners.onOnline, options)
  document.addEventListener('click', listeners.onClick, { signal: abort.signal })
  addEventListener('keydown', listeners.onKey, options)
  watchAddress(listeners.onNavigate, abort.signal)
  return () => abort.abort()
}

/** Without the hash. Of the page, not of a watcher: who writes to the address bar and shows no other page says so beforehand. */
let shown: string

export function expectAddress(address: string): void {
  shown = address
}

function watchAddress(onNavigate: (url: URL) => void, signal: AbortSignal): void {
  shown = addressWithoutHash()
  const compare = (): void => {
    const current = addressWithoutHash()
    if (current === shown) return
    shown = current
    onNavigate(new URL(current))
  }
  const { navigation } = globalThis as { navigation?: Navigation }
  if (navigation) {
    navigation.addEventListener('currententrychange', compare, { signal })
    return
  }
  // WebKit before 26.2. Without it, what is shown next counts as the same page.
  import('./poll-address.ts').then(
    ({ pollAddress }) => pollAddress(compare, signal),
    () => undefined,
  )
}

function addressWithoutHash(): string {
  return location.href.split('#', 1)[0]!
}
