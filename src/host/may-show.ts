/** Asks the page before something of ours is shown: `regulars:before-show` bubbles to the document, and may be prevented. */
import type { OpenedBy } from './door.ts'

export interface BeforeShow {
  readonly widget: string
  /** `element`: not opened by anybody, but drawn where the page has placed it. */
  readonly by: OpenedBy | 'element'
}

/** `false` when the page does not want it now. */
export function mayShow(element: HTMLElement, widget: string, by: BeforeShow['by']): boolean {
  const detail: BeforeShow = { widget, by }
  return element.dispatchEvent(
    new CustomEvent('regulars:before-show', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail,
    }),
  )
}
