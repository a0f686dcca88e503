/** `<regulars-loyalty>` and its siblings: tags that are known from the start; what draws into them comes with the first of them. */
import { once } from '../core/once.ts'
import { importAgain } from './import-again.ts'
import type { InlineOptions } from './inline.ts'

declare global {
  interface HTMLElementTagNameMap {
    [tag: `regulars-${string}`]: HTMLElement
  }
}

// A tag name can be defined only once in the life of a page, an instance can come and go:
// the classes ask here, so that destroy() and a second init() find the same elements.
let follow: ((element: HTMLElement) => void) | undefined

/** Returns the way to give every element its fallback content back. */
export function mountElements(options: InlineOptions): () => void {
  const load = once(async () =>
    (await importAgain(() => import('./inline.ts'))).createInline(options),
  )
  let isUsed = false
  follow = (element) => {
    isUsed = true
    load().then((inline) => inline.follow(element), options.report)
  }
  for (const { name } of options.sections) {
    const tag = `regulars-${name}`
    if (customElements.get(tag)) document.querySelectorAll<HTMLElement>(tag).forEach(follow)
    // Those that are in the page already are connected by this.
    else customElements.define(tag, createElementClass())
  }
  return () => {
    follow = undefined
    if (isUsed) load().then((inline) => inline.destroy(), options.report)
  }
}

function createElementClass(): CustomElementConstructor {
  return class extends HTMLElement {
    connectedCallback(): void {
      follow?.(this)
    }
    disconnectedCallback(): void {
      follow?.(this)
    }
  }
}
