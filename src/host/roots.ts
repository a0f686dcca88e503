/** Every root of ours in the page: the look of the shop, and the language and direction of our words. */
import type { HostOptions } from './mount.ts'
import { applyTheme } from './theme.ts'

export interface Roots {
  dress(root: HTMLElement): void
  /** The page has changed its colours. */
  redress(): void
}

export function createRoots({
  theme,
  locale,
  report,
}: Pick<HostOptions, 'theme' | 'locale' | 'report'>): Roots {
  const roots = new Set<HTMLElement>()

  function dress(root: HTMLElement): void {
    roots.add(root)
    applyTheme(root, theme, report)
    root.lang = locale.tag
    root.style.setProperty('--regulars-direction', locale.direction)
  }

  return {
    dress,
    redress() {
      for (const root of roots) {
        if (root.isConnected) dress(root)
        else roots.delete(root)
      }
    },
  }
}
