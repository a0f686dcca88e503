/** What the chat knows of the shop: at once from the last time, and read anew when somebody looks. */
import type { ReadonlySignal } from '@preact/signals-core'
import { createReading } from '../../../src/model/reading.ts'
import { isProblem } from '../../../src/model/doing.ts'
import type { WidgetStore } from '../../../src/widget.ts'
import type { ChatFacts } from '../contract/facts.ts'
import { openState } from '../hours.ts'
import { isExpected } from './sync.ts'

export interface ShopFacts {
  readonly value: ReadonlySignal<ChatFacts | undefined>
  readonly failed: ReadonlySignal<boolean>
  load(): Promise<void>
  /** Somebody of the shop has come, or gone. */
  noteOnline(isOnline: boolean): void
  /** Whoever writes now is answered, as far as anybody can say. */
  isAnybodyThere(): boolean
}

export interface ShopFactsOptions {
  readonly store: WidgetStore
  read(): Promise<ChatFacts>
  report(error: unknown): void
}

const KEY = 'facts'

export function createShopFacts({ store, read, report }: ShopFactsOptions): ShopFacts {
  const reading = createReading(
    async () => {
      const facts = await read()
      void store.write(KEY, facts, { purpose: 'functional' })
      return facts
    },
    (error) => {
      if (!isProblem(error) && !isExpected(error)) report(error)
    },
  )
  const kept = store.read(KEY).then((facts) => {
    // Safe: only this widget writes it. Who was there then may be gone.
    if (facts && !reading.value.peek()) reading.set({ ...(facts as ChatFacts), isOnline: false })
  })

  return {
    value: reading.value,
    failed: reading.failed,
    async load() {
      await kept
      await reading.load()
    },
    noteOnline(isOnline) {
      const facts = reading.value.peek()
      if (facts) reading.set({ ...facts, isOnline })
    },
    isAnybodyThere() {
      const facts = reading.value.peek()
      if (!facts) return false
      const { isOnline, hours, timezone } = facts
      return isOnline || (hours !== undefined && openState(hours, timezone, Date.now()).isOpen)
    },
  }
}
