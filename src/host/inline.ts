/** Draws widgets into the merchant's page, into the elements they have placed there. Loaded with the first of these. */
import { drawInline } from './views.tsx'
import type { MayShow } from './mount.ts'
import type { Section } from './section.ts'

export interface InlineOptions {
  readonly sections: readonly Section[]
  readonly applyTheme: (root: HTMLElement) => void
  /** Asks the page. */
  readonly mayShow: MayShow
  readonly report: (error: unknown) => void
}

export interface Inline {
  /** The element has come into the page, has left it, or was moved. */
  follow(element: HTMLElement): void
  /** Every element gets its fallback content back. */
  destroy(): void
}

/** An element that is in the page; `erase` is there once it is drawn. */
interface Place {
  erase?: () => void
}

export function createInline({ sections, applyTheme, mayShow, report }: InlineOptions): Inline {
  const places = new Map<HTMLElement, Place>()
  let isGone = false

  async function connect(element: HTMLElement): Promise<void> {
    const section = sections.find(({ name }) => element.localName === `regulars-${name}`)
    if (isGone || !section || places.has(element)) return
    const place: Place = {}
    places.set(element, place)
    if (!mayShow(element, section.name, 'element')) return
    try {
      const parts = await section.load()
      // Taken out while it was loading, and perhaps put in again.
      if (places.get(element) !== place) return
      const { height } = element.getBoundingClientRect()
      place.erase = drawInline(element, parts, applyTheme)
      holdHeight(element, height)
    } catch (error) {
      // Nobody waits for it any more: no news for the page.
      if (isGone || places.get(element) !== place) return
      places.delete(element) // The fallback stays; it may be tried again when it is connected anew.
      report(error)
    }
  }

  function disconnect(element: HTMLElement): void {
    const place = places.get(element)
    places.delete(element)
    place?.erase?.()
  }

  return {
    // A theme editor that moves a section takes it out and puts it in again in one go: by now it is in, and nothing is drawn anew.
    follow: (element) => (element.isConnected ? void connect(element) : disconnect(element)),
    destroy() {
      isGone = true
      for (const element of places.keys()) disconnect(element)
    },
  }
}

/** What was there keeps its room, so that the page does not jump while the widget gets its numbers. */
function holdHeight(element: HTMLElement, height: number): void {
  const root = element.shadowRoot?.firstElementChild
  if (root instanceof HTMLElement) root.style.minBlockSize = `${Math.ceil(height)}px`
}
