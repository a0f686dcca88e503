/** Draws what a widget says unasked, with Preact, into a card that is there. */
import '@preact/signals'
import { h, render } from 'preact'
import type { Asked } from '../../campaigns/verdict.ts'
import partsCss from '../../ui/parts.css?inline'
import type { ClosedAs, Level } from '../../widget.ts'
import { applyLook } from '../look.ts'
import type { LoadedPrompt } from '../section.ts'
import type { Shadow } from '../shadow.ts'

export interface DrawOptions {
  readonly shadow: Shadow
  readonly slot: HTMLElement
  readonly parts: LoadedPrompt
  readonly asked: Asked
  readonly level: Level
  readonly headingId: string
  close(as: ClosedAs): void
  whenDismissed(listener: () => void): void
}

/** Returns the way to take it away. */
export function drawCard({ shadow, slot, parts, asked, ...props }: DrawOptions): () => void {
  const { Prompt, styles, model, t, format } = parts
  shadow.addStyles(partsCss)
  shadow.addStyles(styles)
  applyLook(shadow.root)
  render(h(Prompt, { ...props, model, t, format, proposal: asked.id }), slot)
  return () => render(null, slot)
}
