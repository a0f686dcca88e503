/** Whether a box lies over something of the page that can be pressed or filled in. */

const CONTROLS = 'button, input:not([type="hidden"]), select, textarea, [role="button"]'

export function coversControl(element: Element): boolean {
  const box = element.getBoundingClientRect()
  return Array.from(document.querySelectorAll(CONTROLS)).some((control) => {
    const { left, right, top, bottom, width, height } = control.getBoundingClientRect()
    const isApart = right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom
    return !isApart && width > 0 && height > 0 && isVisible(control)
  })
}

function isVisible(control: Element): boolean {
  return control.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true
}
