/** The lazy half of the host: Preact, and everything drawn with it. Loaded when a shopper reaches for a widget. */
import '@preact/signals'
import { h, render } from 'preact'
import type { ReadonlyCell } from '../core/cell.ts'
import partsCss from '../ui/parts.css?inline'
import { createTranslate, type SuppliedTexts } from '../i18n/index.ts'
import { messages } from '../ui/messages.ts'
import type { Member } from '../widget.ts'
import { followAsSignal } from './follow-as-signal.ts'
import { applyAccent } from './accent.ts'
import { keepEventsInside } from './keep-events-inside.ts'
import { Panel, type PanelProps } from './Panel.tsx'
import panelCss from './panel.css?inline'
import type { LoadedSection } from './section.ts'
import { openShadow, type Shadow } from './shadow.ts'

export interface OpenPanelOptions {
  readonly shadow: Shadow
  /** Where the focus goes when what opened the panel is gone. */
  readonly fallbackFocus: HTMLElement
  readonly member: ReadonlyCell<Member>
  readonly texts: SuppliedTexts | undefined
  readonly locale: string
  readonly props: Omit<PanelProps, 'onLoaded' | 'member' | 't'>
}

export interface OpenPanel {
  erase(): void
  /** To whatever had it before the panel was opened. */
  giveFocusBack(): void
}

export function openPanel(options: OpenPanelOptions): OpenPanel {
  const { shadow, fallbackFocus, props } = options
  const opener = deepActiveElement()
  applyAccent(shadow.root)
  const member = followAsSignal(options.member)
  const t = createTranslate(messages.en, options.texts, options.locale)
  shadow.addStyles(partsCss)
  shadow.addStyles(panelCss)
  const slot = document.createElement('div')
  keepEventsInside(slot)
  shadow.root.append(slot)
  const onLoaded = (section: LoadedSection): void => shadow.addStyles(section.styles)
  render(h(Panel, { ...props, t, member: member.signal, onLoaded }), slot)
  return {
    erase() {
      member.stop()
      render(null, slot)
      slot.remove()
    },
    giveFocusBack() {
      const back = opener?.isConnected && opener !== document.body ? opener : fallbackFocus
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
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
  applyAccent(shadow.root)
  keepEventsInside(shadow.root)
  shadow.addStyles(partsCss)
  shadow.addStyles(section.styles)
  const { View, model, t, format } = section
  render(h(View, { model, t, format, place: 'page' }), shadow.root)
  return () => {
    render(null, shadow.root)
    shadow.empty()
  }
}

function deepActiveElement(): Element | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
