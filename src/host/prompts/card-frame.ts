/** The card around what is said: a place for it, and a way to close it. Plain DOM. */
import type { Level } from '../../widget.ts'
import { createIconButton, CROSS } from '../icon-button.ts'

export const HEADING_ID = 'regulars-prompt-title'

export interface CardFrame {
  readonly element: HTMLElement
  /** The part that scrolls. */
  readonly body: HTMLElement
}

export interface CardFrameOptions {
  readonly level: Level
  readonly direction: string
  /** Its name until the heading is drawn. */
  readonly title: string
  /** Of the button that closes it. */
  readonly closeLabel: string
  onClose(): void
}

export function drawCardFrame(options: CardFrameOptions): CardFrame {
  const isModal = options.level === 'modal'
  const element = document.createElement(isModal ? 'dialog' : 'div')
  element.className = 'card'
  element.dir = options.direction
  element.dataset['level'] = options.level
  element.dataset['unseen'] = ''
  element.setAttribute('part', 'prompt')
  // A dialog that takes no focus would be no dialog to a screen reader; a region can be found, and left alone.
  if (!isModal) element.setAttribute('role', 'region')
  element.setAttribute('aria-label', options.title)
  element.setAttribute('aria-labelledby', HEADING_ID)
  const body = document.createElement('div')
  body.className = 'card-body'
  const close = createIconButton('card-close', CROSS, options.closeLabel, options.onClose)
  element.append(body, close)
  return { element, body }
}
