/** Tells that somebody is typing: once in a while as long as keys are pressed, and once when they rest. */

/** The other side forgets it after eight seconds. */
const AGAIN_MS = 3000
const REST_MS = 4000

export interface TypingSign {
  keyPressed(): void
  stop(): void
}

export function createTypingSign(tell: (isTyping: boolean) => void): TypingSign {
  let saidAt = 0
  let resting: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => {
    clearTimeout(resting)
    if (saidAt === 0) return
    saidAt = 0
    tell(false)
  }
  return {
    stop,
    keyPressed() {
      clearTimeout(resting)
      resting = setTimeout(stop, REST_MS)
      if (Date.now() - saidAt < AGAIN_MS) return
      saidAt = Date.now()
      tell(true)
    },
  }
}
