/** Escape closes; where the panel covers the page, Tab goes round in it. */

export const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'

export function listenToKeys(panel: HTMLElement, onClose: () => void): void {
  panel.addEventListener('keydown', (event) => {
    // An input method takes Escape back what was typed last; WebKit says so by the code 229 alone.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    } else if (event.key === 'Tab' && panel.hasAttribute('aria-modal')) {
      goRound(panel, event)
    }
  })
  // Bootstrap's enforceFocus and Dawn's trapFocus listen on document and take us for "outside".
  for (const type of ['focusin', 'focusout'])
    panel.addEventListener(type, (event) => event.stopPropagation())
}

function goRound(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isReachable)
  const [first, last] = [stops[0], stops.at(-1)]
  const root = panel.getRootNode()
  const active = root instanceof ShadowRoot ? root.activeElement : document.activeElement
  const isAtEnd = event.shiftKey ? active === first || !isIn(active, stops) : active === last
  if (!isAtEnd) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}

function isReachable(element: HTMLElement): boolean {
  return !element.matches(':disabled, [tabindex="-1"]') && element.getClientRects().length > 0
}

function isIn(element: Element | null, stops: readonly Element[]): boolean {
  return element !== null && stops.includes(element)
}
