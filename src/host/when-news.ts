/** Waits for the first news, and only then loads what shows it. */
import type { BadgeOptions } from './badge.ts'
import { importAgain } from './import-again.ts'

export interface WhenNewsOptions extends Omit<BadgeOptions, 'isOld'> {
  report(error: unknown): void
}

/** Returns the way to stop. */
export function whenNews(options: WhenNewsOptions): () => void {
  let isOld = true
  let shown: Promise<(() => void) | void> | undefined
  const stop = options.news.subscribe((counts) => {
    if (!Object.keys(counts).length) return
    const wasThere = isOld
    shown ??= importAgain(() => import('./badge.ts')).then(
      ({ followNews }) => followNews({ ...options, isOld: wasThere }),
      (error: unknown) => {
        shown = undefined // The next news tries again.
        options.report(error)
      },
    )
  })
  isOld = false
  return () => {
    stop()
    void shown?.then((stopShowing) => stopShowing?.())
  }
}
