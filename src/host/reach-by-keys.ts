/** Lets a keyboard scroll what holds nothing to stop at: Safari gives a scroller no focus by itself. */
import { FOCUSABLE } from './panel-keys.ts'

/** Looks after each layout, when measures cost nothing. Returns the way to stop. */
export function reachByKeys(body: HTMLElement, heading: HTMLElement): () => void {
  const sizes = new ResizeObserver(() => {
    if (body.scrollHeight > body.clientHeight && !body.querySelector(FOCUSABLE)) {
      body.tabIndex = 0
      body.setAttribute('role', 'group')
      body.setAttribute('aria-labelledby', heading.id)
    } else if (!body.matches(':focus')) {
      // A stop that goes while it has the focus would take the focus with it.
      for (const name of ['tabindex', 'role', 'aria-labelledby']) body.removeAttribute(name)
    }
  })
  const follow = (): void => {
    sizes.disconnect()
    for (const element of [body, ...body.children]) sizes.observe(element)
  }
  const changes = new MutationObserver(follow)
  changes.observe(body, { childList: true, subtree: true })
  follow()
  return () => {
    sizes.disconnect()
    changes.disconnect()
  }
}
