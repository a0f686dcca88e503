/** One card from the moment it is shown: its place, its keys, what it tells a screen reader, and where the focus goes after it. */
import type { Asked } from '../../campaigns/verdict.ts'
import { uiText } from '../../ui/ui-text.ts'
import type { ClosedAs, Level } from '../../widget.ts'
import { deepActiveElement, hasFocusIn } from '../focus.ts'
import { keepEventsInside } from '../keep-events-inside.ts'
import type { Stage } from '../mount.ts'
import type { LoadedPrompt } from '../section.ts'
import { sayOnce } from './say-once.ts'
import { drawCardFrame, HEADING_ID } from './card-frame.ts'
import cardCss from './card.css?inline'
import type { drawCard } from './draw-card.tsx'
import { createCardPlace } from './place-card.ts'
import { isKeyboardUp } from './typing.ts'

export interface CardOptions {
  readonly stage: Stage
  readonly asked: Asked
  readonly level: Exclude<Level, 'badge'>
  readonly parts: LoadedPrompt
  readonly drawCard: typeof drawCard
  /** The shopper wants no more of it; who is told calls `close`. */
  onClose(as: ClosedAs): void
}

export interface OpenCard {
  readonly level: Level
  /** `isCovered`: something else comes first, and the card is not to be seen until it is over. */
  look(isCovered: boolean): void
  close(): void
}

export function openCard(options: CardOptions): OpenCard {
  const { stage, asked, level, parts, onClose } = options
  const { shadow, texts } = stage
  const { direction } = getComputedStyle(shadow.root)
  let onDismiss = (): void => undefined
  const dismiss = (): void => {
    onDismiss()
    onClose('later')
  }
  const { element, body } = drawCardFrame({
    level,
    direction,
    title: parts.title,
    closeLabel: uiText(texts, 'close'),
    onClose: dismiss,
  })
  shadow.addStyles(cardCss)
  shadow.root.append(element)
  let erase: () => void
  try {
    erase = options.drawCard({
      shadow,
      slot: body,
      parts,
      asked,
      level,
      headingId: HEADING_ID,
      close: onClose,
      whenDismissed: (listener) => void (onDismiss = listener),
    })
  } catch (error) {
    element.remove()
    throw error
  }
  const focus = followFocus(element)
  listenToKeys(element, dismiss)
  growByGesture(element, body)
  const place = createCardPlace(element, stage)
  const stopFollowing = followViewport(() => look())
  let wasCovered = false

  function look(isCovered = wasCovered): void {
    wasCovered = isCovered
    if (level === 'modal') return
    // Who writes into the page needs what the keyboard has left of it.
    const isAway = isCovered || (isKeyboardUp() && !hasFocusIn(element))
    element.inert = isAway
    element.toggleAttribute('data-away', isAway)
    if (!isAway) place.place()
  }

  look()
  reveal(element, level)
  const silence = level === 'modal' ? undefined : sayOnce(shadow.root, () => nameOfCard(element))

  return {
    level,
    look,
    close() {
      stopFollowing()
      silence?.()
      const hadFocus = hasFocusIn(element)
      if (element instanceof HTMLDialogElement) element.close()
      erase()
      element.remove()
      if (hadFocus) focus.giveBack(stage.button)
    },
  }
}

function reveal(element: HTMLElement, level: Level): void {
  delete element.dataset['unseen']
  if (!(element instanceof HTMLDialogElement) || level !== 'modal') return
  element.showModal()
  const heading = element.querySelector<HTMLElement>(`#${HEADING_ID}`)
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

function nameOfCard(element: HTMLElement): string {
  const heading = element.querySelector(`#${HEADING_ID}`)
  return heading?.textContent ?? element.getAttribute('aria-label') ?? ''
}

/** Escape closes it for whoever is in it; for all others Escape is the page’s. */
function listenToKeys(element: HTMLElement, onEscape: () => void): void {
  element.addEventListener('keydown', (event) => {
    // An input method takes Escape back what was typed last; WebKit says so by the code 229 alone.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    onEscape()
  })
  // The Back gesture of Android closes a dialog without a key.
  element.addEventListener('cancel', (event) => {
    event.preventDefault()
    onEscape()
  })
  element.addEventListener('click', (event) => {
    const isBackdrop = element instanceof HTMLDialogElement && event.target === element
    if (isBackdrop) onEscape()
  })
  keepEventsInside(element)
}

/** Small until the shopper takes it up: then it may have the room that its content needs. */
function growByGesture(element: HTMLElement, body: HTMLElement): void {
  const grow = (): void => void (element.dataset['grown'] = '')
  // After the press, not with it: a button that moves under the finger is not pressed.
  element.addEventListener('click', grow, { once: true })
  element.addEventListener('keyup', grow, { once: true })
  body.addEventListener('scroll', grow, { once: true, passive: true })
}

interface FocusMemory {
  giveBack(otherwise: HTMLElement): void
}

/** Remembers where the shopper came from when they went into the card. */
function followFocus(element: HTMLElement): FocusMemory {
  let origin = deepActiveElement()
  element.addEventListener(
    'focusin',
    ({ relatedTarget }) => {
      const isFromOutside = relatedTarget instanceof Node && !element.contains(relatedTarget)
      if (isFromOutside && relatedTarget instanceof Element) origin = relatedTarget
    },
    { capture: true },
  )
  return {
    giveBack(otherwise) {
      const back = origin?.isConnected && origin !== document.body ? origin : otherwise
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    },
  }
}

/** Keyboards, rotations and zoom. Returns the way to stop. */
function followViewport(onChange: () => void): () => void {
  const abort = new AbortController()
  let frame = 0
  const soon = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      onChange()
    })
  }
  const options = { signal: abort.signal, passive: true }
  for (const target of [globalThis.visualViewport, globalThis])
    target?.addEventListener('resize', soon, options)
  return () => {
    abort.abort()
    cancelAnimationFrame(frame)
  }
}
