/** What of the page lies under a box: the cheap half of stepping aside, the only one a page at rest loads. */

/** Every element at nine points of the box and all that these stand in, each once; the host is none of them. */
export function elementsUnder(box: DOMRect, host: Element): Set<Element> {
  const found = new Set<Element>()
  for (let point = 0; point < 9; point++) {
    const x = box.left + box.width * (0.1 + 0.4 * (point % 3))
    const y = box.top + box.height * (0.1 + 0.4 * Math.trunc(point / 3))
    for (const hit of document.elementsFromPoint(x, y))
      for (let node: Element | null = hit; node && node !== host; node = node.parentElement)
        found.add(node)
  }
  return found
}

/** Says yes too often rather than too rarely: whether it truly matters is decided by what is then loaded. */
export function mayMatter(element: Element): boolean {
  return (
    isPinned(getComputedStyle(element)) ||
    // Others' chats and banners live in shadow roots, their fixed box out of sight from here; a closed one has but its host.
    !!element.shadowRoot ||
    (element.localName.includes('-') && !element.clientHeight) ||
    (isControl(element) &&
      (element === document.activeElement || isScrolledToEnd(document.documentElement)))
  )
}

export function isPinned({ position }: CSSStyleDeclaration): boolean {
  return position === 'fixed' || position === 'sticky'
}

export function isControl(element: Element): boolean {
  return element instanceof HTMLElement && element.tabIndex >= 0
}

/** Nothing below can be brought up any more. */
export function isScrolledToEnd({ scrollTop, clientHeight, scrollHeight }: Element): boolean {
  return scrollTop + clientHeight >= scrollHeight - 1
}
