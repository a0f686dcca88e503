/** The panel before there is anything in it: plain DOM, so that it is painted in the frame after the press, and laid out before. */
import type { SuppliedTexts } from '../i18n/index.ts'
import { uiText } from '../ui/ui-text.ts'
import { PANEL_ID } from './door.ts'
import { createIconButton, CROSS } from './icon-button.ts'

const ARROW = 'M14.5 5.5L8 12l6.5 6.5'

export interface PanelFrame {
  readonly element: HTMLElement
  readonly heading: HTMLElement
  /** The part that scrolls. */
  readonly body: HTMLElement
  /** `isKnown` is false for a word that only stands in until the real one is there. */
  setHeading(text: string, isKnown?: boolean): void
  setLevel(level: 'home' | 'section', canGoBack: boolean): void
  /** Until then it is laid out and nothing more: neither seen, nor pressed, nor read out. */
  reveal(): void
  /** How long the shopper has waited already: what comes into the panel goes on with it, instead of beginning to wait anew. */
  noteWait(ms: number): void
}

export interface FrameOptions {
  readonly side: 'start' | 'end'
  readonly texts: SuppliedTexts | undefined
  readonly direction: string
  onBack(): void
  onClose(): void
}

export function drawFrame(options: FrameOptions): PanelFrame {
  const { texts } = options
  const heading = create('h2', { id: `${PANEL_ID}-title`, tabIndex: -1 })
  const back = createIconButton('back', ARROW, uiText(texts, 'back'), options.onBack)
  const close = createIconButton('close', CROSS, uiText(texts, 'close'), options.onClose)
  // No <header>: in a dialog it counts as the banner of the page.
  const head = create('div', { className: 'panel-head' }, back, heading, close)
  const body = create('div', { className: 'panel-body' }, createWait(uiText(texts, 'loading')))
  const element = create('div', { className: 'panel' }, head, body)
  element.setAttribute('role', 'dialog')
  element.setAttribute('aria-labelledby', heading.id)
  element.dataset['side'] = options.side
  element.dataset['unseen'] = ''
  element.dir = options.direction
  return {
    element,
    heading,
    body,
    setHeading(text, isKnown = true) {
      // The same text anew would be laid out anew.
      if (heading.textContent !== text) heading.textContent = text
      heading.classList.toggle('standing-in', !isKnown)
    },
    setLevel(level, canGoBack) {
      element.dataset['level'] = level
      back.hidden = !canGoBack
    },
    reveal() {
      element.id = PANEL_ID
      element.setAttribute('part', 'panel')
      delete element.dataset['unseen']
    },
    noteWait: (ms) => element.style.setProperty('--waited', `${Math.round(ms)}ms`),
  }
}

/** Seen only by those who wait for more than 300 ms. */
function createWait(label: string): HTMLElement {
  const bones = ['wide', '', 'wide'].map((width) => create('span', { className: `bone ${width}` }))
  const word = create('span', { className: 'sr', textContent: label })
  const wait = create('div', { className: 'panel-wait' }, word, ...bones)
  wait.setAttribute('aria-busy', 'true')
  return wait
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: Element[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}
