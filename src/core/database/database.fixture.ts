/** A clock and a factory for databases under test. */
import type { DatabaseEnvironment } from './link.ts'

export function environmentOf(factory: unknown) {
  const timers = new Map<number, { at: number; run: () => void }>()
  let now = 0
  let count = 0
  return {
    // Safe: a test's factory has all that is used.
    indexedDB: factory as IDBFactory | undefined,
    monotonic: () => now,
    setTimeout(run: () => void, delayMs: number) {
      timers.set(++count, { at: now + delayMs, run })
      return count
    },
    clearTimeout: (timer: number) => void timers.delete(timer),
    timers: () => timers.size,
    async pass(ms: number) {
      await quiet()
      now += ms
      for (const [timer, { at, run }] of timers) if (at <= now && timers.delete(timer)) run()
      await quiet()
    },
  } satisfies DatabaseEnvironment & Record<string, unknown>
}

async function quiet(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A factory whose connections are handed to `spoil` before anybody uses them. */
export function spoiled(real: IDBFactory, spoil: (database: IDBDatabase, count: number) => void) {
  let count = 0
  return {
    open(name: string) {
      const request = real.open(name)
      request.addEventListener('success', () => spoil(request.result, (count += 1)))
      return request
    },
  }
}
