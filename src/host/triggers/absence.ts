/** The trigger `return`: back on the page after so long elsewhere. */
import type { Context, Fire, Stop } from './context.ts'
import { isCheckout } from './quiet.ts'
import { judgeHop } from './touch-rules.ts'

const MINUTE = 60_000

/** Leaving for a bank, a sign-in or a share sheet and coming back is no absence. */
export function whenBack({ page, senses }: Context, minutes: number, fire: Fire): Stop {
  return senses.listen({
    onShown({ awayMs, pressedMsBefore }) {
      const hop = judgeHop({ awayMs, pressedMsBefore, isPaying: isCheckout(page) })
      if (awayMs >= minutes * MINUTE && !hop)
        fire({ signs: [`back after ${Math.floor(awayMs / MINUTE)} min`] })
    },
  })
}
