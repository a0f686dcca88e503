/** Leaving where there is no pointer to see: signs are gathered, and weighed each time one is added. Nothing is held up, and no history written. */
import type { Context } from './context.ts'
import type { ExitTrigger, ExitWatcher } from './exit.ts'
import { whenNothingIsDone } from './page-states.ts'
import { hasDwelt } from './pointer-rules.ts'
import { findQuiet, isCheckout } from './quiet.ts'
import { isPathOfCart } from './route-rules.ts'
import { watchRoute } from './route.ts'
import { IDLE_WITH_CART, POINTER, QUIET, TOUCH } from './thresholds.ts'
import { judgeAbsence, judgeFlick, recentSigns, scoreOf, type Sign } from './touch-rules.ts'
import { isFromSearch } from './visitors.ts'

export interface TouchWatch {
  turnPage(url: URL): void
  stop(): void
}

export function watchTouch(context: Context, watchers: ReadonlySet<ExitWatcher>): TouchWatch {
  const { senses, page } = context
  const times = new Map<Sign, number>()
  /** Once a page load; what a visit hears at most is for the arbiter. */
  const said = new WeakSet<ExitWatcher>()
  let grace: ReturnType<typeof setTimeout> | undefined

  function note(sign: Sign): void {
    if (!hasFinger(context)) return
    times.set(sign, performance.now())
    // Dialogs and banners are looked for when the frame is over, and not at all if the page is left.
    grace ??= setTimeout(weigh, POINTER.graceMs)
  }

  function weigh(): void {
    grace = undefined
    const signs = recentSigns(times, performance.now())
    const score = scoreOf(signs)
    const ready = [...watchers].filter(
      (watcher) =>
        !said.has(watcher) &&
        score >= TOUCH.score[watcher.trigger.sensitivity] &&
        mayDisturb(context, watcher.trigger),
    )
    if (ready.length === 0 || findQuiet(page)) return
    for (const watcher of ready) {
      said.add(watcher)
      watcher.fire({ score, signs })
    }
  }

  const route = watchRoute(senses, note)
  const stopIdle = whenNothingIsDone(context, IDLE_WITH_CART.afterMs, () => {
    if (page.hasCart() && isBuying(context)) note('idle with a cart')
  })
  const stop = senses.listen({
    onScrolled: () => isFlick(context) && note('fast upward scroll'),
    onShown(away) {
      const against = judgeAbsence({ ...away, isPaying: isCheckout(page) })
      if (!against) note('came back after absence')
    },
    onHidden() {
      clearTimeout(grace)
      grace = undefined
    },
  })

  return {
    turnPage: route.turnPage,
    stop() {
      for (const end of [stop, stopIdle, route.stop]) end()
      clearTimeout(grace)
    },
  }
}

/** A notebook with a touch screen has one as soon as it is touched. */
function hasFinger({ senses }: Context): boolean {
  return senses.traces.hasFinger || matchMedia('(pointer: coarse)').matches
}

function isFlick({ senses }: Context): boolean {
  const { traces } = senses
  return !judgeFlick({
    ...traces,
    samples: traces.scrolls,
    navigationAt: traces.last.navigation,
    scale: globalThis.visualViewport?.scale ?? 1,
  })
}

function isBuying({ page }: Context): boolean {
  const type = page.pageType()
  return type === 'cart' || type === 'product' || isPathOfCart(location)
}

/** The rules of the pointer, but for those that a finger breaks by scrolling. */
function mayDisturb({ clock, page, senses }: Context, trigger: ExitTrigger): boolean {
  const pageViews = page.pageViewsInVisit()
  const { menu, key } = senses.traces.last
  const now = performance.now()
  return (
    hasDwelt({ seenMs: clock.read(), pageViews }, trigger) &&
    now - menu >= QUIET.menuMs &&
    now - key >= QUIET.keyMs &&
    // Search engines count what lies over the page they led to.
    !(pageViews <= 1 && isFromSearch(document.referrer))
  )
}
