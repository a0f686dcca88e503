/** One opening of the panel: draws the frame, fetches what is drawn with Preact, and takes everything away again. */
import { once } from '../core/once.ts'
import { uiText } from '../ui/ui-text.ts'
import type { DoorOptions } from './door.ts'
import { HOME } from './home.ts'
import { importAgain } from './import-again.ts'
import { drawFrame } from './panel-frame.ts'
import { listenToKeys } from './panel-keys.ts'
import { keepOnTop } from './panel-layer.ts'
import { createScrollMemory } from './panel-scroll.ts'
import { fitPanel, followLauncher } from './panel-shape.ts'
import { drawTrouble } from './panel-trouble.ts'
import { reachByKeys } from './reach-by-keys.ts'
import panelCss from './panel.css?inline'
import type { PanelContent } from './views.tsx'

const HIDDEN_WAIT_MS = 300

export interface OpenPanelOptions extends DoorOptions {
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

export const loadViews = once(() => importAgain(() => import('./views.tsx')))

export function openPanel(options: OpenPanelOptions): OpenPanel {
  const { shadow, sections, texts, launcher, opener } = options
  const begun = performance.now()
  let shown = options.first
  let content: PanelContent | undefined
  let isGone = false

  const frame = drawFrame({
    side: options.side,
    texts,
    direction: getComputedStyle(shadow.root).direction,
    onBack: () => go(HOME),
    onClose: options.onClose,
  })
  const { element, heading, body } = frame
  listenToKeys(element, options.onClose)
  const scroll = createScrollMemory(body)
  // What asks for measures comes before what changes the page, or the browser lays it out for each.
  const undo = [
    followLauncher(element, launcher.button),
    fitPanel(element),
    scroll.stop,
    keepOnLeave(scroll.keep),
    reachByKeys(body, heading),
  ]
  announce()
  shadow.addStyles(panelCss)
  shadow.root.append(element)
  undo.push(keepOnTop(element))
  const painted = afterPaint()
  void painted.then(() => !isGone && options.onSection(shown))
  void painted.then(fill)

  /** The heading and the way back, as far as they are known before anything is loaded. */
  function announce(title?: string): void {
    frame.setLevel(shown === HOME ? 'home' : 'section', shown !== HOME && sections.length > 1)
    const standIn = options.shopName ?? uiText(texts, 'open')
    frame.setHeading(title ?? standIn, shown === HOME || title !== undefined)
  }

  async function fill(): Promise<void> {
    if (isGone) return
    try {
      const { drawContent } = await loadViews()
      if (isGone) return
      frame.noteWait(performance.now() - begun)
      content = drawContent({ ...options, frame, first: shown, begun, onGo: go })
      scroll.show(shown)
    } catch {
      if (!isGone) drawTrouble(body, texts, () => void fill())
    }
  }

  function go(section: string, title?: string): void {
    if (section !== shown) {
      scroll.keep()
      shown = section
      announce(title)
      options.onSection(section)
      content?.show(section)
      scroll.show(section)
    }
    takeFocus()
  }

  function takeFocus(): void {
    heading.focus({ preventScroll: true })
  }

  return {
    element,
    painted,
    shown: () => shown,
    go,
    takeFocus,
    giveFocusBack() {
      const back = opener?.isConnected && opener !== document.body ? opener : launcher.button
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    },
    erase() {
      isGone = true
      scroll.keep()
      for (const run of undo) run()
      content?.erase()
      element.remove()
    },
  }
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
