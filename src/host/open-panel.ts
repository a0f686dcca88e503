/** One opening of the panel: shows the frame, has it filled once it is painted, and takes everything away again. */
import { uiText } from '../ui/ui-text.ts'
import type { DoorOptions } from './door.ts'
import { createFilling } from './fill-panel.ts'
import { HOME } from './home.ts'
import type { PanelFrame } from './panel-frame.ts'
import { listenToKeys } from './panel-keys.ts'
import { keepOnTop } from './panel-layer.ts'
import { createScrollMemory } from './panel-scroll.ts'
import { fitPanel, followLauncher } from './panel-shape.ts'
import { reachByKeys } from './reach-by-keys.ts'

const HIDDEN_WAIT_MS = 300

export interface OpenPanelOptions extends DoorOptions {
  /** In the page already, or not yet. */
  readonly frame: PanelFrame
  /** Name of a section, or the home. */
  readonly first: string
  /** What gets the focus back. */
  readonly opener: Element | null
  onClose(): void
  onSection(section: string): void
}

export interface OpenPanel {
  readonly element: HTMLElement
  /** The shopper sees the frame. */
  readonly painted: Promise<void>
  shown(): string
  go(section: string): void
  takeFocus(): void
  giveFocusBack(): void
  erase(): void
}

export function openPanel(options: OpenPanelOptions): OpenPanel {
  const { frame, opener } = options
  const { element, heading, body } = frame
  let shown = options.first
  const scroll = createScrollMemory(body)
  const onFilled = (): void => scroll.show(shown)
  const filling = createFilling({ ...options, shown: () => shown, onGo: go, onFilled })

  announce(frame, options, shown)
  const undo = [...showFrame(options), scroll.stop, keepOnLeave(scroll.keep)]
  const painted = afterPaint()
  void painted.then(() => element.isConnected && options.onSection(shown))
  void painted.then(filling.begin)

  function go(section: string, title?: string): void {
    if (section !== shown) {
      scroll.keep()
      shown = section
      announce(frame, options, section, title)
      options.onSection(section)
      filling.show(section)
      scroll.show(section)
    }
    takeFocus()
  }

  const takeFocus = (): void => heading.focus({ preventScroll: true })

  return {
    element,
    painted,
    shown: () => shown,
    go,
    takeFocus,
    giveFocusBack() {
      const back = opener?.isConnected && opener !== document.body ? opener : options.launcher
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    },
    erase() {
      scroll.keep()
      for (const run of undo) run()
      filling.erase()
      element.remove()
    },
  }
}

/** The heading and the way back, as far as they are known before anything is loaded. */
export function announce(
  frame: PanelFrame,
  { sections, shopName, texts }: DoorOptions,
  shown: string,
  title?: string,
): void {
  frame.setLevel(shown === HOME ? 'home' : 'section', shown !== HOME && sections.length > 1)
  frame.setHeading(
    title ?? shopName ?? uiText(texts, 'open'),
    shown === HOME || title !== undefined,
  )
}

/** What asks for measures comes before what changes the page, or the browser lays it out for each. */
function showFrame({ shadow, launcher, frame, onClose }: OpenPanelOptions): (() => void)[] {
  const { element, heading, body } = frame
  listenToKeys(element, onClose)
  const undo = [followLauncher(element, launcher), fitPanel(element), reachByKeys(body, heading)]
  frame.reveal()
  if (!element.isConnected) shadow.root.append(element)
  return [...undo, keepOnTop(element)]
}

/** A page that is left says so; the scroll position is worth no listener of every scroll. */
function keepOnLeave(keep: () => void): () => void {
  addEventListener('pagehide', keep)
  return () => removeEventListener('pagehide', keep)
}

/** When the next frame is on the screen, which the begin of the one after it tells. A hidden page paints none, and must not wait. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, HIDDEN_WAIT_MS)
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  })
}
