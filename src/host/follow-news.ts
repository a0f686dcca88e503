/** Shows on the launcher how much is new. Most pages have no news, and load nothing for it. */
import type { ReadonlyCell } from '../core/cell.ts'
import type { NewsCounts } from '../core/news.ts'
import type { Badge, BadgeOptions } from './badge.ts'
import type { WithExtras } from './extras.ts'

export interface FollowNewsOptions {
  readonly news: ReadonlyCell<NewsCounts>
  readonly badge: BadgeOptions
  /** The shopper is looking at it. */
  isOpen(): boolean
  readonly withExtras: WithExtras
}

/** Returns the way to stop. */
export function followNews({
  news,
  isOpen,
  withExtras,
  ...options
}: FollowNewsOptions): () => void {
  let badge: Badge | undefined
  // What was there when the page was loaded is shown, and not announced.
  let isOld = true
  const stop = news.subscribe((counts) => {
    const isSilent = isOld || isOpen()
    if (badge || Object.keys(counts).length > 0)
      withExtras(({ createBadge }) => {
        badge ??= createBadge(options.badge)
        badge.show(counts, isSilent)
      })
  })
  isOld = false
  return stop
}
