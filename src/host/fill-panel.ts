/** Brings into the frame what is drawn with Preact, as soon as it can be had. */
import { once } from '../core/once.ts'
import { importAgain } from './import-again.ts'
import type { OpenPanelOptions } from './open-panel.ts'
import { drawTrouble } from './panel-trouble.ts'
import type { PanelContent } from './views.tsx'

export const loadViews = once(() => importAgain(() => import('./views.tsx')))

export interface Filling {
  begin(): Promise<void>
  show(section: string): void
  erase(): void
}

export interface FillingOptions extends OpenPanelOptions {
  shown(): string
  onGo(section: string, title?: string): void
  onFilled(): void
}

export function createFilling(options: FillingOptions): Filling {
  const { frame, texts } = options
  const begun = performance.now()
  let content: PanelContent | undefined
  let isGone = false

  async function begin(): Promise<void> {
    if (isGone) return
    try {
      const { drawContent } = await loadViews()
      if (isGone) return
      frame.noteWait(performance.now() - begun)
      content = drawContent({ ...options, first: options.shown(), begun })
      options.onFilled()
    } catch {
      if (!isGone) drawTrouble(frame.body, texts, () => void begin())
    }
  }

  return {
    begin,
    show: (section) => content?.show(section),
    erase() {
      isGone = true
      content?.erase()
    },
  }
}
