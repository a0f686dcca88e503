/** The lazy half of the host: Preact, and everything drawn with it. Loaded when a shopper reaches for a widget. */
import '@preact/signals'
import { signal } from '@preact/signals-core'
import { h, render } from 'preact'
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import partsCss from '../ui/parts.css?inline'
import { createTranslate, type SuppliedTexts } from '../i18n/index.ts'
import { messages } from '../ui/messages.ts'
import type { Member } from '../widget.ts'
import { followAsSignal } from './follow-as-signal.ts'
import { applyLook } from './look.ts'
import { keepEventsInside } from './keep-events-inside.ts'
import { PanelContents } from './Panel.tsx'
import type { PanelFrame } from './panel-frame.ts'
import type { LoadedSection, Section } from './section.ts'
import { openShadow, type Shadow } from './shadow.ts'

export interface ContentOptions {
  readonly shadow: Shadow
  readonly frame: PanelFrame
  readonly sections: readonly Section[]
  readonly member: ReadonlyCell<Member>
  readonly news: ReadonlyCell<NewsCounts>
  readonly shopName: string | undefined
  readonly texts: SuppliedTexts | undefined
  readonly locale: string
  /** Section to begin with, or the home. */
  readonly first: string
  /** When the shopper began to wait, by `performance.now()`. */
  readonly begun: number
  onGo(section: string, title?: string): void
}

export interface PanelContent {
  show(section: string): void
  erase(): void
}

/** Draws the sections into the frame, in place of what it has shown so far. */
export function drawContent(options: ContentOptions): PanelContent {
  const { shadow, frame } = options
  const member = followAsSignal(options.member)
  const news = followAsSignal(options.news)
  const shown = signal(options.first)
  let begun = options.begun
  shadow.addStyles(partsCss)
  const slot = document.createElement('div')
  slot.className = 'panel-content'
  keepEventsInside(slot, true)
  frame.body.replaceChildren(slot)
  const contents = h(PanelContents, {
    sections: options.sections,
    shopName: options.shopName,
    shown,
    member: member.signal,
    news: news.signal,
    t: createTranslate(messages.en, options.texts, options.locale),
    onHeading: frame.setHeading,
    onGo: options.onGo,
    onLoaded(section: LoadedSection) {
      shadow.addStyles(section.styles)
      frame.noteWait(performance.now() - begun)
    },
  })
  render(contents, slot)
  return {
    show(section) {
      begun = performance.now()
      frame.noteWait(0)
      shown.value = section
    },
    erase() {
      member.stop()
      news.stop()
      render(null, slot)
    },
  }
}

/** Draws a widget in the merchant's page; the fallback content comes back when the returned function is called. */
export function drawInline(
  element: HTMLElement,
  section: LoadedSection,
  applyTheme: (root: HTMLElement) => void,
): () => void {
  const shadow = openShadow(element)
  applyTheme(shadow.root)
  applyLook(shadow.root)
  keepEventsInside(shadow.root)
  shadow.addStyles(partsCss)
  shadow.addStyles(section.styles)
  const { View, model, t, format } = section
  const draw = (): void => {
    const attributes = { ...element.dataset }
    render(h(View, { model, t, format, place: 'page', attributes }), shadow.root)
  }
  // What the page says of this one element, such as the lines of its cart, may change at any time.
  const watcher = new MutationObserver(draw)
  watcher.observe(element, { attributes: true })
  draw()
  return () => {
    watcher.disconnect()
    render(null, shadow.root)
    showLightChildren(element)
  }
}

/** As if we had never been here: a shadow root cannot be taken away, only emptied. */
function showLightChildren({ shadowRoot }: HTMLElement): void {
  if (!shadowRoot) return
  shadowRoot.replaceChildren(document.createElement('slot'))
  shadowRoot.adoptedStyleSheets = []
}
