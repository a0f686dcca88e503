/** One opening of the panel: draws the frame, fetches what is drawn with Preact, and takes everything away again. */
import { uiText } from '../ui/ui-text.ts'
import { applyLook } from './look.ts'
import type { DoorOptions } from './door.ts'
import { HOME } from './home.ts'
import { importAgain } from './import-again.ts'
import { drawFrame } from './panel-frame.ts'
import { listenToKeys } from './panel-keys.ts'
import { keepOnTop } from './panel-layer.ts'
import { createScrollMemory } from './panel-scroll.ts'
import { fitPanel, placeCard } from './panel-shape.ts'
import { drawTrouble } from './panel-trouble.ts'
import panelCss from './panel.css?inline'
import type { PanelContent } from './views.tsx'

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
  shown(): string
  go(section: string): void
  takeFocus(): void
  giveFocusBack(): void
  erase(): void
}

export function loadViews(): Promise<typeof import('./views.tsx')> {
  return importAgain(() => import('./views.tsx'))
}

export function openPanel(options: OpenPanelOptions): OpenPanel {
  const { shadow, sections, texts, launcher, opener } = options
  const begun = performance.now()
  let shown = options.first
  let content: PanelContent | undefined
  let isGone = false

  applyLook(shadow.root)
  shadow.addStyles(panelCss)
  const frame = drawFrame({
    side: options.side,
    texts,
    direction: getComputedStyle(shadow.root).direction,
    onBack: () => go(HOME),
    onClose: options.onClose,
  })
  const { element, heading, body } = frame
  listenToKeys(element, options.onClose)
  placeCard(element, launcher.button)
  shadow.root.append(element)
  const scroll = createScrollMemory(body)
  const undo = [keepOnTop(element), fitPanel(element), scroll.stop, keepOnLeave(scroll.keep)]
  announce()
  void fill()

  /** The heading and the way back, as far as they are known before anything is loaded. */
  function announce(title?: string): void {
    frame.setLevel(shown === HOME ? 'home' : 'section', shown !== HOME && sections.length > 1)
    const standIn = options.shopName ?? uiText(texts, 'open')
    frame.setHeading(title ?? standIn, shown === HOME || title !== undefined)
    options.onSection(shown)
  }

  async function fill(): Promise<void> {
    await painted()
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

/** After the next frame is on the screen. A hidden page paints none, and must not wait for it. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 200)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve)
    })
  })
}
