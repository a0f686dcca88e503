/** Whether a box that stays where it is would lie over something of the page to press or fill in, now or once the page is scrolled. */

const CONTROLS = 'button, input:not([type="hidden"]), select, textarea, [role="button"]'
/** What is on every page is reached on every page; what a page is for stands between these. */
const FRAME = 'header, nav, footer'

export function coversControl(element: Element): boolean {
  const box = element.getBoundingClientRect()
  return Array.from(document.querySelectorAll(CONTROLS)).some((control) => {
    const { left, right, width, height } = control.getBoundingClientRect()
    const isInItsColumn = right > box.left && left < box.right && width > 0 && height > 0
    return isInItsColumn && !control.closest(FRAME) && isVisible(control)
  })
}

function isVisible(control: Element): boolean {
  return control.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true
}
