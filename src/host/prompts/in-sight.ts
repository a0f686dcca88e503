/** Whether anything of an element can be seen: its own box, or one inside of it where it has none. */

const DEPTH = 3

export function isInSight(element: Element, depth = DEPTH): boolean {
  const { width, height, top, left, right, bottom } = element.getBoundingClientRect()
  const isInView = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
  const isPainted =
    element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true
  if (width > 0 && height > 0) return isInView && isPainted
  if (!isPainted || depth === 0) return false
  // Vendors wrap what they fix to the edge in a box without a size, or in a shadow root.
  return [...(element.shadowRoot ?? element).children].some((child) => isInSight(child, depth - 1))
}
