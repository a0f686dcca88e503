/** Finds the launcher a place above whatever it must not cover, and hides it where there is none. Loaded when something lies there. */
import { readSelectors } from './avoid.ts'
import { createObstacles } from './obstacles.ts'
import placementCss from './placement.css?inline'
import type { StepAsideOptions } from './step-aside.ts'

const MAX_STEPS = 12
const GAP = 12

export interface Placement {
  place(): void
  stop(): void
}

export function createPlacement(options: StepAsideOptions): Placement {
  const { button, shadow } = options
  const obstacles = createObstacles(options.host, readSelectors(options))
  const abort = new AbortController()
  const resizes = new ResizeObserver(soon)
  let watched: Element | undefined
  let hasPlaced = false
  let frame = 0

  /** A page may end a hundred transitions at once. */
  function soon(): void {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(place)
  }

  function place(): void {
    if (button.hidden) return
    const box = restingBox(button)
    // A page full of links has no place without one: then only what is fixed counts, as while scrolling.
    const spot = findSpot(box, true) ?? findSpot(box, false)
    const lift = spot?.lift ?? 0
    shadow.root.style.setProperty('--regulars-lift', `${lift}px`)
    button.style.translate = lift > 0 ? `0 ${-lift}px` : ''
    // The shopper has to answer the page first; what has the focus stays, or the focus would be lost.
    button.style.visibility = spot || button.matches(':focus') ? '' : 'hidden'
    watch(spot?.above)
    if (!hasPlaced)
      requestAnimationFrame(() => !abort.signal.aborted && shadow.addStyles(placementCss))
    hasPlaced = true
  }

  function findSpot(box: DOMRect, withControls: boolean): Spot | undefined {
    let lift = 0
    let above: Element | undefined
    for (let step = 0; step < MAX_STEPS && box.top - lift >= 0; step++) {
      const slot = new DOMRect(box.x, box.y - lift, box.width, box.height)
      const obstacle = obstacles.find(slot, withControls)
      if (!obstacle) return { lift, above }
      above = obstacle.element
      lift += Math.max(slot.bottom - obstacle.top, 1) + GAP
    }
    return undefined
  }

  /** A banner that is closed, or grows by a line, frees or takes the room. */
  function watch(obstacle: Element | undefined): void {
    if (obstacle === watched) return
    resizes.disconnect()
    watched = obstacle
    if (watched) resizes.observe(watched)
  }

  const { signal } = abort
  for (const type of ['resize', 'transitionend', 'animationend'])
    addEventListener(type, soon, { signal, passive: true })
  return {
    place,
    stop() {
      abort.abort()
      cancelAnimationFrame(frame)
      resizes.disconnect()
    },
  }
}

interface Spot {
  readonly lift: number
  /** What it stands above. */
  readonly above: Element | undefined
}

/** Without the lift, of which a running transition may have made but a part. */
function restingBox(button: HTMLElement): DOMRect {
  const { x, y, width, height } = button.getBoundingClientRect()
  const lifted = Number.parseFloat(getComputedStyle(button).translate.split(' ')[1] ?? '0')
  return new DOMRect(x, y - lifted, width, height)
}
