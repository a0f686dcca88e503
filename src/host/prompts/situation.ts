/** What the arbiter has to know of page and shopper before anything is said. */
import type { Obstacle, Situation } from '../../campaigns/verdict.ts'
import { isHiddenOn } from '../hide-on.ts'
import type { Stage } from '../mount.ts'
import { isBannerOpen } from './banner.ts'
import { isBusy } from './busy.ts'
import { hasJustOrdered } from './order.ts'
import { isPathOfCart } from '../triggers/route-rules.ts'
import { isPathOfPaying, isPathOfThanks } from './paying.ts'
import { isDialogOpen } from './page-dialog.ts'
import { isTyping } from './typing.ts'

export interface SituationOptions {
  readonly stage: Pick<Stage, 'element' | 'button' | 'door' | 'launcher'>
  readStorage(): Situation['storage']
  readVisitStart(): number | undefined
  /** What no look from time to time would tell soon enough. */
  onChange(): void
}

export interface SituationReader {
  read(): Situation
  /** Another page is shown without a load. */
  turnPage(): void
  stop(): void
}

/** What is shown already steps back for these, and comes again after them. */
const COVERS: readonly Obstacle[] = ['checkout', 'banner', 'dialog', 'panel']

export function isCovered(obstacles: readonly Obstacle[]): boolean {
  return obstacles.some((obstacle) => COVERS.includes(obstacle))
}

export function createSituation(options: SituationOptions): SituationReader {
  const { stage, onChange } = options
  const abort = new AbortController()
  const panel = new MutationObserver(onChange)
  let seenMs = 0
  let seenSince = isSeen() ? startOfPage() : undefined

  function countSeen(): void {
    const now = performance.now()
    if (seenSince !== undefined) seenMs += now - seenSince
    seenSince = isSeen() ? now : undefined
  }

  function findObstacles(): Obstacle[] {
    const isThere: Readonly<Partial<Record<Obstacle, boolean>>> = {
      ...readPaying(stage.launcher.hideOn),
      banner: isBannerOpen(stage.element),
      dialog: isDialogOpen(),
      panel: stage.door.isOpen,
      hidden: !isSeen(),
      survey: isBusy(),
      draft: isTyping(),
    }
    // Safe: the keys of the record above.
    return (Object.keys(isThere) as Obstacle[]).filter((obstacle) => isThere[obstacle])
  }

  panel.observe(stage.button, { attributeFilter: ['aria-expanded'] })
  document.addEventListener(
    'visibilitychange',
    () => {
      countSeen()
      onChange()
    },
    { signal: abort.signal },
  )

  return {
    read() {
      countSeen()
      return {
        visibleMs: seenMs,
        obstacles: findObstacles(),
        storage: options.readStorage(),
        visitStartedAt: options.readVisitStart(),
      }
    },
    turnPage() {
      countSeen()
      seenMs = 0
    },
    stop() {
      abort.abort()
      panel.disconnect()
    },
  }
}

/** Whoever keeps us off the checkout does not mean the thanks that follow below the same path. */
function readPaying(hideOn: unknown): { readonly checkout: boolean; readonly cart: boolean } {
  const isPaying = isPathOfPaying(location)
  if (isPaying && hasJustOrdered()) return { checkout: false, cart: false }
  const isHidden = isHiddenOn(hideOn, location.pathname)
  const isBefore = isPaying && !isPathOfThanks(location)
  const cart = isBefore && isPathOfCart(location)
  return { checkout: isHidden || (isBefore && !cart), cart }
}

/** A theme editor shows the page to who builds it, not to who buys. */
function isSeen(): boolean {
  const { Shopify } = globalThis as { Shopify?: { readonly designMode?: boolean } }
  return document.visibilityState === 'visible' && Shopify?.designMode !== true
}

/** In view since it was shown, as far as the browser tells; a page rendered ahead counts from the click that led to it. */
function startOfPage(): number {
  const [page] = performance.getEntriesByType('navigation')
  const started = Number(Reflect.get(page ?? {}, 'activationStart') ?? 0)
  const [...sights] = performance.getEntriesByType('visibility-state')
  const shown = sights.findLast(({ name }) => name === 'visible')
  return Math.max(started, shown?.startTime ?? performance.now())
}
