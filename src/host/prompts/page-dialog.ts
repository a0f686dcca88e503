/** Whether the page asks or shows something over itself: a dialog, a drawer, a popover. Ours lie in a shadow root, out of reach of these selectors. */
import { isInSight } from './in-sight.ts'

const DIALOGS = 'dialog[open], [aria-modal="true"]'
/** Not all that calls itself a dialog covers the page: a chat in its corner is one too. */
const LARGE = '[role="dialog"], [role="alertdialog"]'
const LARGE_SHARE = 0.2

export function isDialogOpen(): boolean {
  const large = [...document.querySelectorAll(LARGE)].filter(isLarge)
  return [...document.querySelectorAll(DIALOGS), ...findPopovers(), ...large].some((each) =>
    isInSight(each),
  )
}

function isLarge(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width * height > innerWidth * innerHeight * LARGE_SHARE
}

function findPopovers(): Element[] {
  try {
    return [...document.querySelectorAll(':popover-open')]
  } catch {
    return [] // A browser without popovers has none open.
  }
}
