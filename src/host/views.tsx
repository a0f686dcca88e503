/** The lazy half of the host: Preact, and everything drawn with it. Loaded when a shopper reaches for a widget. */
import '@preact/signals'
import { h, render } from 'preact'
import { Panel, type PanelProps } from './Panel.tsx'
import partsCss from '../ui/parts.css?inline'
import panelCss from './panel.css?inline'
import type { LoadedSection } from './section.ts'
import type { Shadow } from './shadow.ts'

/** Returns the way to take the panel away again. */
export function renderPanel(
  shadow: Shadow,
  side: 'start' | 'end',
  props: Omit<PanelProps, 'onLoaded'>,
): () => void {
  shadow.addStyles(partsCss)
  shadow.addStyles(panelCss)
  const slot = document.createElement('div')
  shadow.root.append(slot)
  const onLoaded = (section: LoadedSection): void => shadow.addStyles(section.styles)
  render(h(Panel, { ...props, onLoaded }), slot)
  if (slot.firstElementChild instanceof HTMLElement) slot.firstElementChild.dataset['side'] = side
  return () => {
    render(null, slot)
    slot.remove()
  }
}

/** Draws a widget in the merchant's page; the fallback content comes back when the returned function is called. */
export function renderInline(shadow: Shadow, section: LoadedSection): () => void {
  shadow.addStyles(partsCss)
  shadow.addStyles(section.styles)
  const { View, model, t, format } = section
  render(h(View, { model, t, format, place: 'page' }), shadow.root)
  return () => render(null, shadow.root)
}
