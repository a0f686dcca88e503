/** What the launcher must not cover: fixed bars, banners and chats, the focus, and controls that no scrolling would free. */
import { elementsUnder, isControl, isPinned, isScrolledToEnd } from './probe.ts'

/** A taller box is a page of its own, not a bar to step over. */
const MAX_SHARE_OF_VIEWPORT = 0.6
/** Less than this of a control under the launcher leaves enough of it to press. */
const MAX_COVERED_SHARE = 0.25

export interface Obstacle {
  readonly element: Element
  readonly top: number
}

export interface Obstacles {
  /** The first thing in the slot that it must not cover. */
  find(slot: DOMRect, withControls: boolean): Obstacle | undefined
}

export function createObstacles(host: Element, avoid: readonly string[]): Obstacles {
  return {
    find(slot, withControls) {
      for (const selector of avoid)
        for (const element of document.querySelectorAll(selector))
          if (overlap(element.getBoundingClientRect(), slot) > 0) return obstacle(element, slot)
      for (const element of withInsides(elementsUnder(slot, host), slot))
        if (isInTheWay(element, slot, withControls)) return obstacle(element, slot)
      return undefined
    },
  }
}

/** A closed shadow root shows its host alone, whose own box may be elsewhere: then one slot further up. */
function obstacle(element: Element, slot: DOMRect): Obstacle {
  const { top, bottom } = element.getBoundingClientRect()
  return { element, top: top < slot.bottom && bottom > slot.top ? top : slot.top }
}

/** Others' chats and banners live in shadow roots: what lies there is asked of the root itself. */
function withInsides(elements: Set<Element>, slot: DOMRect): Set<Element> {
  const x = slot.left + slot.width / 2
  for (const { shadowRoot } of elements) {
    if (!shadowRoot) continue
    for (const y of [slot.top + 4, slot.top + slot.height / 2, slot.bottom - 4])
      for (const hit of shadowRoot.elementsFromPoint(x, y))
        for (let node: Element | null = hit; node; node = node.parentElement) elements.add(node)
  }
  return elements
}

function isInTheWay(element: Element, slot: DOMRect, withControls: boolean): boolean {
  const style = getComputedStyle(element)
  if (isPinned(style)) return isBar(element, style)
  if (!isControl(element)) return isElsewhere(element, slot)
  if (isTransparent(element)) return false
  if (element === document.activeElement) return isCovered(element, slot)
  if (isInDialog(element)) return !canBeFreed(element)
  return withControls && isCovered(element, slot) && !canBeFreed(element)
}

/** A sticky column that holds to the top moves on with its section; only what sticks to the bottom is a bar. */
function isBar(element: Element, { position, bottom }: CSSStyleDeclaration): boolean {
  if (position === 'sticky' && bottom === 'auto') return false
  const { height } = element.getBoundingClientRect()
  return height <= innerHeight * MAX_SHARE_OF_VIEWPORT && !isTransparent(element)
}

/** Hit, though its own box is elsewhere: something fixed in a closed shadow root. */
function isElsewhere(element: Element, slot: DOMRect): boolean {
  const isClosed = element.localName.includes('-') && !element.shadowRoot
  return (
    isClosed && !element.firstElementChild && overlap(element.getBoundingClientRect(), slot) === 0
  )
}

function isTransparent(element: Element): boolean {
  return !(element.checkVisibility?.({ opacityProperty: true }) ?? true)
}

/** A drawer or a dialog over the page: what it asks comes before us, so none of its controls is covered, however little. */
function isInDialog(element: Element): boolean {
  if (element.closest('dialog,[role$=dialog],[aria-modal=true]')) return true
  for (let node: Element | null = element; node; node = parentOf(node))
    if (getComputedStyle(node).position === 'fixed')
      return node.getBoundingClientRect().width < innerWidth * 0.95
  return false
}

function isCovered(element: Element, slot: DOMRect): boolean {
  const box = element.getBoundingClientRect()
  return overlap(box, slot) > MAX_COVERED_SHARE * box.width * box.height
}

/** Scrolling would bring it out from under the launcher. */
function canBeFreed(element: Element): boolean {
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const { overflowY, position } = getComputedStyle(node)
    if (/auto|scroll/.test(overflowY) && !isScrolledToEnd(node)) return true
    if (position === 'fixed') return false
  }
  return !isScrolledToEnd(document.documentElement)
}

function overlap(a: DOMRect, b: DOMRect): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, width) * Math.max(0, height)
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}
