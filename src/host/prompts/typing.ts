/** Whether the shopper is in the middle of writing something, to the shop or to us. */
import { recall } from '../../ui/tab-memory.ts'
import { deepActiveElement } from '../focus.ts'

/** Nothing is written into these. */
const NO_TEXT = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/
/** What is left of the viewport when a keyboard on the screen has taken its part. */
const WITH_KEYBOARD = 0.8

export function isTyping(): boolean {
  const drafts = Object.values(recall().drafts ?? {})
  return drafts.some((draft) => draft.trim() !== '') || isWriting(deepActiveElement())
}

/** A search field that has the focus from the start is no sign; words in it, or a keyboard on the screen, are. */
function isWriting(element: Element | null): boolean {
  if (element instanceof HTMLInputElement)
    return !NO_TEXT.test(element.type) && (element.value !== '' || isKeyboardUp())
  if (element instanceof HTMLTextAreaElement) return element.value !== '' || isKeyboardUp()
  return element instanceof HTMLElement && element.isContentEditable
}

export function isKeyboardUp(): boolean {
  const viewport = globalThis.visualViewport
  return Boolean(viewport && viewport.scale === 1 && viewport.height < innerHeight * WITH_KEYBOARD)
}
