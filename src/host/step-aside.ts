/** Keeps the launcher off what the page needs. At rest it only looks; what it takes to move is loaded when something lies there. */
import { elementsUnder, mayMatter } from './probe.ts'
import type { Placement } from './placement.ts'
import type { Shadow } from './shadow.ts'

export interface StepAsideOptions {
  readonly button: HTMLElement
  readonly host: HTMLElement
  readonly shadow: Shadow
  /** Of the merchant, unchecked. */
  readonly avoid: unknown
  report(error: unknown): void
}

export interface StepAside {
  /** Looks now; takes less than a millisecond. */
  look(): void
  stop(): void
}

export function stepAside(options: StepAsideOptions): StepAside {
  const { button, host, report } = options
  const avoid = Array.isArray(options.avoid) ? options.avoid : []
  let placement: Placement | undefined
  let isLoading = false
  let isStopped = false

  function look(): void {
    if (button.hidden) return
    if (placement) return placement.place()
    const under = elementsUnder(button.getBoundingClientRect(), host)
    const isInTheWay = avoid.length > 0 || [...under].some(mayMatter)
    // Rather away for a moment than on top of a banner's "Reject"; but never away from under the focus.
    button.style.visibility = isInTheWay && !button.matches(':focus') ? 'hidden' : ''
    if (isInTheWay && !isLoading) void load()
  }

  async function load(): Promise<void> {
    isLoading = true
    try {
      const { createPlacement } = await import('./placement.ts')
      if (isStopped) return
      placement = createPlacement({ ...options, avoid })
      placement.place()
    } catch (error) {
      report(error) // The next look tries again.
    }
    isLoading = false
  }

  return {
    look,
    stop() {
      isStopped = true
      placement?.stop()
    },
  }
}
