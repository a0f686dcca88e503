/** Who is typing: told while keys are pressed, believed for a few seconds. */
import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import type { ChatSignal } from '../contract/exchange.ts'

export interface Typing {
  /** Somebody of the shop: their name, or `''`. */
  theirs(conversationId: string): ReadonlySignal<string | undefined>
  hear(signal: ChatSignal): void
  /** Keys are pressed, or are not any more. */
  tell(conversationId: string, isTyping: boolean): void
  stop(): void
}

const SAY_EVERY_MS = 3000
const IDLE_MS = 5000
const BELIEVED_MS = 8000

type Timer = ReturnType<typeof setTimeout>

export function createTyping(say: (conversationId: string, isTyping: boolean) => void): Typing {
  const names = signal<ReadonlyMap<string, string>>(new Map())
  const believed = new Map<string, Timer>()
  const told = new Map<string, { at: number; idle: Timer }>()

  function show(id: string, name: string | undefined): void {
    clearTimeout(believed.get(id))
    const next = new Map(names.peek())
    if (name === undefined) next.delete(id)
    else {
      next.set(id, name)
      believed.set(
        id,
        setTimeout(() => show(id, undefined), BELIEVED_MS),
      )
    }
    names.value = next
  }

  function tell(id: string, isTyping: boolean): void {
    const before = told.get(id)
    clearTimeout(before?.idle)
    if (!isTyping) {
      told.delete(id)
      if (before) say(id, false)
      return
    }
    const now = Date.now()
    const isDue = !before || now - before.at >= SAY_EVERY_MS
    told.set(id, {
      at: isDue ? now : before.at,
      idle: setTimeout(() => tell(id, false), IDLE_MS),
    })
    if (isDue) say(id, true)
  }

  return {
    theirs: (id) => computed(() => names.value.get(id)),
    tell,
    hear({ conversationId, typing, name = '' }) {
      if (conversationId && typing !== undefined) show(conversationId, typing ? name : undefined)
    },
    stop() {
      for (const timer of believed.values()) clearTimeout(timer)
      for (const { idle } of told.values()) clearTimeout(idle)
      names.value = new Map()
      told.clear()
    },
  }
}
