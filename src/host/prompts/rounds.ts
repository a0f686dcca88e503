/** When the arbiter is asked: soon after something was proposed or has changed, and when it said so. One round at a time. */
import type { Verdict } from '../../campaigns/verdict.ts'

/** What is proposed in the same breath is decided together. */
const TOGETHER_MS = 50
/** No event tells that a banner was closed or a drawer has slid in. */
const LOOK_EVERY_MS = 700

export interface RoundsOptions {
  ask(): Promise<readonly Verdict[]>
  /** What stands in the way now, in one word; undefined when nobody waits or speaks. */
  look(): string | undefined
  report(error: unknown): void
}

export interface Rounds {
  soon(): void
  /** Something may have changed. */
  look(): void
  stop(): void
}

export function createRounds({ ask, look, report }: RoundsOptions): Rounds {
  let turn: ReturnType<typeof setTimeout> | undefined
  let watch: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let isWanted = false
  let isStopped = false
  let before: string | undefined

  function askIn(ms: number): void {
    clearTimeout(turn)
    if (!isStopped) turn = setTimeout(() => void round(), ms)
  }

  async function round(): Promise<void> {
    isWanted = running !== undefined
    if (running) return
    running = run().catch(report)
    await running
    running = undefined
    if (isWanted) askIn(TOGETHER_MS)
  }

  async function run(): Promise<void> {
    before = look()
    const verdicts = await ask()
    const waits = verdicts.filter(({ outcome }) => outcome === 'wait')
    const nextMs = Math.min(...waits.map(({ retryAfterMs = Infinity }) => retryAfterMs))
    if (nextMs < Infinity) askIn(Math.max(TOGETHER_MS, nextMs))
    keepLooking()
  }

  function keepLooking(): void {
    clearTimeout(watch)
    if (!isStopped) watch = setTimeout(lookNow, LOOK_EVERY_MS)
  }

  function lookNow(): void {
    const now = look()
    clearTimeout(watch)
    if (now === undefined) return
    if (now !== before) askIn(TOGETHER_MS)
    before = now
    keepLooking()
  }

  return {
    soon: () => askIn(TOGETHER_MS),
    look: lookNow,
    stop() {
      isStopped = true
      clearTimeout(turn)
      clearTimeout(watch)
    },
  }
}
