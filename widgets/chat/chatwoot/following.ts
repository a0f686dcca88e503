/** Who listens, and how closely: one socket for all tabs of a browser, and questions at intervals where there is none. */
import type { Follower, Interest } from '../backend/backend.ts'
import type { ChatSignal } from '../contract/exchange.ts'
import { MINUTE, SECOND } from '../../../src/core/clock.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Browser } from './browser.ts'
import type { Cable } from './cable.ts'
import { asRecord, asText } from './wire.ts'

type Raw = Readonly<Record<string, unknown>>

export interface Following {
  /** Everybody reads what is new. */
  ask(): void
  /** To everybody. */
  signal(signal: ChatSignal): void
  follow(follower: Follower): () => void
  /** This tab’s socket, or that of another tab, hears everything. */
  isLive(): boolean
  /** There is somebody to listen for now. */
  wake(): void
  /** Network or shopper are back. */
  back(): void
  /** Of this tab’s socket. */
  onLive(isLive: boolean): void
  onEvent(event: string, data: Raw): void
  dispose(): void
}

export interface FollowingParts {
  readonly context: Pick<WidgetContext, 'tabs' | 'report'>
  readonly browser: Pick<Browser, 'isHidden'>
  readonly cable: Cable
  hear(event: string, data: Raw): void
  /** From now on everything is heard, or nothing: what was missed has to be read. */
  onBreak(): void
  /** Every three seconds while somebody follows. */
  onTick(isLooking: boolean): void
}

const TICK = 3 * SECOND
/** Agents that are there are told of for twenty seconds after a question. */
const PRESENCE_EVERY = 24 * SECOND
const ASK_EVERY: Readonly<Record<Interest, number>> = {
  active: 3 * SECOND,
  looking: 15 * SECOND,
  open: 45 * SECOND,
  none: Infinity,
}
/** A page that is hidden is nobody’s for so long at most. */
const HIDDEN = 5 * MINUTE
/** Then it waits until something is different. */
const MOST_FAILURES = 3
const TOPIC = 'chatwoot'

export function createFollowing(parts: FollowingParts): Following {
  const { browser, cable, context } = parts
  const followers = new Set<Follower>()
  let isHeard = false
  let isQueued = false
  let release: (() => void) | undefined
  let ticking: ReturnType<typeof setInterval> | undefined
  let toldPresence = 0
  let asked = 0
  let failures = 0
  let seen = Date.now()

  /** How long nobody need ask; `Infinity` for nobody interested. */
  function pauseNow(): number {
    if (!browser.isHidden()) seen = Date.now()
    else if (Date.now() - seen > HIDDEN) return Infinity
    const pauses = [...followers].map((follower) => ASK_EVERY[follower.interest()])
    const shortest = Math.min(...pauses, Infinity)
    return browser.isHidden() ? Math.max(shortest, ASK_EVERY.open) : shortest
  }

  const isLooking = (): boolean => pauseNow() <= ASK_EVERY.looking
  const isWanted = (): boolean => pauseNow() < Infinity

  function setHeard(now: boolean): void {
    if (isHeard === now) return
    isHeard = now
    parts.onBreak()
    for (const follower of followers) follower.onLink(now)
    if (now) ask()
  }

  function ask(): void {
    asked = Date.now()
    for (const follower of followers)
      follower
        .onChange()
        .then((isRead) => (failures = isRead ? 0 : failures + 1))
        .catch(context.report)
  }

  async function lead(): Promise<void> {
    isQueued = true
    const isThrough = await context.tabs.exclusive('chatwoot-cable', async (frozen) => {
      if (!isWanted()) return true
      const over = new Promise<void>((resolve) => (release = resolve))
      // An open socket keeps the page out of the back-forward cache.
      frozen.addEventListener('abort', () => release?.())
      cable.open()
      await over
      release = undefined
      cable.close()
      return true
    })
    isQueued = false
    if (isThrough && isWanted()) void lead().catch(context.report)
  }

  function update(): void {
    if (isWanted() && !isQueued) lead().catch(context.report)
    if (!isWanted()) release?.()
  }

  function tick(): void {
    update()
    const looking = isLooking()
    parts.onTick(looking)
    if (isHeard && looking && Date.now() - toldPresence >= PRESENCE_EVERY) tellPresence()
    if (!isHeard && failures < MOST_FAILURES && Date.now() - asked >= pauseNow()) ask()
  }

  function tellPresence(): void {
    toldPresence = Date.now()
    if (cable.isLive()) cable.tellPresence()
    else context.tabs.post(TOPIC, { look: true })
  }

  const stopListening = context.tabs.listen(TOPIC, (message) => {
    const { event, data, isLive, look, hello } = asRecord(message)
    if (asText(event)) parts.hear(asText(event), asRecord(data))
    else if (typeof isLive === 'boolean' && !cable.isLive()) setHeard(isLive)
    else if (look) cable.tellPresence()
    else if (hello && cable.isLive()) context.tabs.post(TOPIC, { isLive: true })
  })

  return {
    ask,
    follow(follower) {
      followers.add(follower)
      ticking ??= setInterval(tick, TICK)
      asked ||= Date.now()
      update()
      if (isHeard) follower.onLink(true)
      else context.tabs.post(TOPIC, { hello: true })
      return () => {
        followers.delete(follower)
        update()
        if (followers.size > 0) return
        clearInterval(ticking)
        ticking = undefined
      }
    },
    signal(signal) {
      for (const follower of followers) follower.onSignal(signal)
    },
    isLive: () => isHeard,
    wake() {
      failures = 0
      update()
      if (release && !cable.isLive()) cable.open()
    },
    back() {
      failures = 0
      update()
      if (release && !cable.isLive()) cable.open()
      for (const follower of followers) follower.onBack()
      if (!isHeard && followers.size > 0) ask()
    },
    onLive(isLive) {
      context.tabs.post(TOPIC, { isLive })
      setHeard(isLive)
    },
    onEvent(event, data) {
      context.tabs.post(TOPIC, { event, data })
      parts.hear(event, data)
    },
    dispose() {
      stopListening()
      followers.clear()
      clearInterval(ticking)
      release?.()
      cable.close()
    },
  }
}
