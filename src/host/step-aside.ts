/** Keeps the launcher off what the page needs. At rest it only looks; what it takes to move is loaded when something lies there. */
import type { WithExtras } from './extras.ts'
import { elementsUnder, mayMatter } from './probe.ts'
import type { Placement } from './placement.ts'
import type { Shadow } from './shadow.ts'

export interface StepAsideOptions {
  readonly button: HTMLElement
  readonly host: HTMLElement
  readonly shadow: Shadow
  /** Of the merchant, unchecked. */
  readonly avoid: unknown
  readonly withExtras: WithExtras
  report(error: unknown): void
}

export interface StepAside {
  /** Looks now; takes less than a millisecond. */
  look(): void
  stop(): void
}

export function stepAside(options: StepAsideOptions): StepAside {
  const { button, host, avoid, withExtras } = options
  let placement: Placement | undefined
  return {
    look() {
      if (button.hidden) return
      if (placement) return placement.place()
      const under = elementsUnder(button.getBoundingClientRect(), host)
      const isInTheWay = avoid !== undefined || [...under].some(mayMatter)
      // Rather away for a moment than on top of a banner's "Reject"; but never away from under the focus.
      button.style.visibility = isInTheWay && !button.matches(':focus') ? 'hidden' : ''
      if (isInTheWay)
        withExtras(({ createPlacement }) => (placement ??= createPlacement(options)).place())
    },
    stop: () => placement?.stop(),
  }
}
