/** Remembers how far a section was scrolled, and scrolls there again once there is enough of it. */
import { recall, remember } from '../ui/tab-memory.ts'

/** What comes later than this would pull the page from under the eyes of whoever reads. */
const PATIENCE_MS = 3000

export interface ScrollMemory {
  keep(): void
  /** Another section is shown. */
  show(section: string): void
  stop(): void
}

export function createScrollMemory(body: HTMLElement): ScrollMemory {
  let shown = ''
  let wanted = 0
  let until = 0

  const reach = (): void => {
    if (wanted === 0) return
    if (performance.now() < until) body.scrollTop = wanted
    if (performance.now() >= until || body.scrollTop >= wanted - 1) wanted = 0
  }
  const letGo = (): void => {
    wanted = 0
  }
  const growth = new MutationObserver(reach)
  growth.observe(body, { childList: true, subtree: true, characterData: true })
  for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown'])
    body.addEventListener(type, letGo, { passive: true })

  return {
    keep() {
      if (!shown || wanted > 0) return
      const { [shown]: _before, ...others } = recall().scroll ?? {}
      const top = Math.round(body.scrollTop)
      remember({ scroll: top > 0 ? { ...others, [shown]: top } : others })
    },
    show(section) {
      // The first one begins at its top anyway, and to ask for the position costs a layout.
      if (shown && shown !== section) body.scrollTop = 0
      shown = section
      wanted = recall().scroll?.[section] ?? 0
      until = performance.now() + PATIENCE_MS
      reach()
    },
    stop: () => growth.disconnect(),
  }
}
