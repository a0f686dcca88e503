/** Follows what the page does to itself: takes us out, swaps its body, turns its language or colours, shows and hides its boxes. */

/** A page that keeps removing us does not want us. */
const MAX_RETURNS = 5
const LOOK_AFTER_MS = 50
/** What slides or fades in has mostly done so by then. */
const LOOK_AGAIN_AFTER_MS = 700

export interface PageFollower {
  /** Something may have moved. Asked for often, it still leads to no more than two looks in a while. */
  soon(): void
  stop(): void
}

/** `isChanged`: `<html>` or `<body>` has other attributes than before, so perhaps other colours, words or direction. */
export type OnLook = (isChanged: boolean) => void

export function followPage(element: HTMLElement, onLook: OnLook): PageFollower {
  const html = document.documentElement
  const abort = new AbortController()
  const observer = new MutationObserver(onMutations)
  const resizes = new ResizeObserver(soon)
  let { body } = document
  let returns = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isChanged = false

  function onMutations(records: readonly MutationRecord[]): void {
    if (!element.isConnected && returns++ < MAX_RETURNS) html.append(element)
    if (document.body !== body) watch()
    isChanged ||= records.some(
      ({ target, attributeName }) =>
        // Pages write the scroll position into a property of `<html style>`, many times a second.
        attributeName && attributeName !== 'style' && (target === html || target === body),
    )
    soon()
  }

  function watch(): void {
    body = document.body
    observer.disconnect()
    observer.observe(html, { childList: true, attributes: true })
    // Turbo has no body for a moment.
    if (body)
      observer.observe(body, {
        childList: true,
        subtree: true,
        attributeFilter: ['class', 'style', 'hidden', 'open'],
      })
  }

  function soon(): void {
    if (timer) return
    timer = setTimeout(() => {
      onLook(isChanged)
      timer = setTimeout(() => {
        timer = undefined
        onLook(isChanged)
        isChanged = false
      }, LOOK_AGAIN_AFTER_MS)
    }, LOOK_AFTER_MS)
  }

  watch()
  // Instead of a listener to `resize`: it sees another width, and content that comes late.
  resizes.observe(html)
  // WebKit before 26.2 has no `scrollend`; there each `scroll` costs the look at `timer` above.
  addEventListener('onscrollend' in window ? 'scrollend' : 'scroll', soon, {
    signal: abort.signal,
    capture: true,
    passive: true,
  })
  return {
    soon,
    stop() {
      abort.abort()
      observer.disconnect()
      resizes.disconnect()
      clearTimeout(timer)
    },
  }
}
