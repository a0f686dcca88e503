/** `<regulars-loyalty>` and its siblings: a widget where the merchant put it, with the light children as fallback. */
import type { Section } from './section.ts'

interface Placement {
  /** Draws into the element; resolves with the way to undo it. */
  draw(element: HTMLElement): Promise<() => void>
}

// A tag name can be defined only once in the life of a page, an instance can come and go:
// the classes ask here, so that destroy() and a second init() find the same elements.
const placements = new Map<string, Placement>()
const connected = new Map<HTMLElement, Promise<() => void>>()

export interface InlineOptions {
  readonly sections: readonly Section[]
  readonly applyTheme: (root: HTMLElement) => void
  readonly report: (error: unknown) => void
}

/** Returns the way to give every element its fallback content back. */
export function mountElements({ sections, applyTheme, report }: InlineOptions): () => void {
  for (const section of sections) {
    const tag = `regulars-${section.name}`
    placements.set(tag, {
      async draw(element) {
        const [parts, { drawInline }] = await Promise.all([section.load(), import('./views.tsx')])
        return element.isConnected ? drawInline(element, parts, applyTheme) : () => undefined
      },
    })
    if (!customElements.get(tag)) customElements.define(tag, createElementClass(tag))
    for (const element of document.querySelectorAll<HTMLElement>(tag)) connect(tag, element, report)
  }
  return () => {
    for (const section of sections) placements.delete(`regulars-${section.name}`)
    for (const element of connected.keys()) disconnect(element)
  }
}

function createElementClass(tag: string): CustomElementConstructor {
  return class extends HTMLElement {
    connectedCallback(): void {
      connect(tag, this)
    }
    disconnectedCallback(): void {
      disconnect(this)
    }
  }
}

function connect(tag: string, element: HTMLElement, report?: (error: unknown) => void): void {
  const placement = placements.get(tag)
  if (!placement || connected.has(element)) return
  const drawn = placement.draw(element)
  connected.set(element, drawn)
  drawn.catch((error: unknown) => {
    connected.delete(element) // The fallback content stays; it may be tried again when it is connected anew.
    report?.(error)
  })
}

function disconnect(element: HTMLElement): void {
  const drawn = connected.get(element)
  connected.delete(element)
  void drawn?.then((erase) => erase()).catch(() => undefined) // Reported when it was drawn.
}
