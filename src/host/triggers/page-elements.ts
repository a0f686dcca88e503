/** Triggers that wait for an element of the merchant’s page: `click`, `seen`. */
import type { Context, Fire, Stop } from './context.ts'
import { SEEN } from './thresholds.ts'

/** Among what comes later it is looked for after so long, ms: pages fill their lists node by node. */
const LOOK_AFTER_MS = 200
/** Steps at which an element taller than the screen is looked at. */
const STEPS = [0, 0.1, 0.2, 0.3, 0.4, SEEN.share]

export function whenClicked({ page, senses }: Context, selector: string, fire: Fire): Stop {
  if (!isValid(selector, page)) return () => undefined
  return senses.listen({
    onClick(event) {
      const isMeant = event
        .composedPath()
        .some((each) => each instanceof Element && each.matches(selector))
      if (isMeant) fire({ signs: [`clicked ${selector}`] })
    },
  })
}

export function whenElementIsSeen({ page, senses }: Context, selector: string, fire: Fire): Stop {
  if (!isValid(selector, page)) return () => undefined
  const watched = new Set<Element>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const sight = watchSight(() => fire({ signs: [`saw ${selector}`] }))
  const look = (): void => {
    timer = undefined
    for (const element of document.querySelectorAll(selector)) {
      if (!watched.has(element)) sight.observe(element)
      watched.add(element)
    }
  }
  const changes = new MutationObserver(() => (timer ??= setTimeout(look, LOOK_AFTER_MS)))
  const stopLife = senses.listen({ onHidden: sight.startAnew })
  look()
  changes.observe(document.documentElement, { childList: true, subtree: true })
  return () => {
    clearTimeout(timer)
    changes.disconnect()
    sight.stop()
    stopLife()
  }
}

interface Sight {
  observe(element: Element): void
  /** What is in sight has to be so for the whole time again. */
  startAnew(): void
  stop(): void
}

function watchSight(onSeen: () => void): Sight {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const clear = (element: Element): void => {
    clearTimeout(timers.get(element))
    timers.delete(element)
  }
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const { target } = entry
        if (!isHalfSeen(entry)) clear(target)
        else if (!timers.has(target)) timers.set(target, setTimeout(onSeen, SEEN.forMs))
      }
    },
    { threshold: STEPS },
  )
  return {
    observe: (element) => observer.observe(element),
    startAnew() {
      for (const element of timers.keys()) {
        clear(element)
        // Whoever is observed anew is told of again, with the next frame that is painted.
        observer.unobserve(element)
        observer.observe(element)
      }
    },
    stop() {
      observer.disconnect()
      ;[...timers.keys()].forEach(clear)
    },
  }
}

function isHalfSeen(entry: IntersectionObserverEntry): boolean {
  const { isIntersecting, intersectionRatio, intersectionRect, rootBounds } = entry
  const screen = rootBounds?.height ?? innerHeight
  return (
    isIntersecting &&
    (intersectionRatio >= SEEN.share || intersectionRect.height >= SEEN.share * screen)
  )
}

/** A merchant’s typing error is said once, to whoever looks into the console. */
function isValid(selector: string, page: Context['page']): boolean {
  try {
    document.createDocumentFragment().querySelector(selector)
    return true
  } catch (error) {
    page.report(error)
    return false
  }
}
