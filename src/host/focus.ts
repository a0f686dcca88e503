/** Where the focus is, through shadow roots. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}

/** Of an element in a shadow root of ours, which the document does not see into. */
export function hasFocusIn(element: HTMLElement): boolean {
  return element.contains(deepActiveElement())
}
