/** Follows the way through the shop for `exit` on touch. Reads the history where the browser tells it; nothing is kept. */
import type { Senses } from './senses.ts'
import { hasLeftCart, isGoingBack } from './route-rules.ts'
import type { Sign } from './touch-rules.ts'

interface Navigation {
  entries(): readonly { readonly url: string | null }[]
  readonly currentEntry: { readonly index: number } | null
}

export interface RouteWatch {
  turnPage(url: URL): void
  stop(): void
}

export function watchRoute(senses: Senses, note: (sign: Sign) => void): RouteWatch {
  const paths = [...readPaths()]
  const landing = paths[0]
  const backs: number[] = []
  const noteCart = (): void => {
    if (hasLeftCart(paths)) note('left the cart without checkout')
  }
  const noteBack = (): void => {
    const now = performance.now()
    backs.push(now)
    if (isGoingBack(backs, now, location.pathname === landing)) note('went back repeatedly')
  }

  // The clock of a page that Back has led to began with it.
  if (isLoadedByBack()) backs.push(0)
  noteCart()
  const stop = senses.listen({ onBack: noteBack })
  return {
    turnPage({ pathname }) {
      if (pathname === paths.at(-1)) return
      paths.push(pathname)
      noteCart()
    },
    stop,
  }
}

/** From the first page of this shop to the one that is shown; that alone where the browser does not tell. */
function readPaths(): readonly string[] {
  const { navigation } = globalThis as { navigation?: Navigation }
  const shown = navigation?.currentEntry
  if (!navigation || !shown) return [location.pathname]
  const entries = navigation.entries().slice(0, shown.index + 1)
  // A page that keeps its address to itself has none.
  return entries.flatMap(({ url }) => (url === null ? [] : [new URL(url).pathname]))
}

function isLoadedByBack(): boolean {
  const [load] = performance.getEntriesByType('navigation')
  return Reflect.get(load ?? {}, 'type') === 'back_forward'
}
