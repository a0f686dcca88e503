/** One LISTEN for all streams of this process; a notice wakes the streams of the member it is about. */
import type { Database } from '../db.ts'
import { LIVE_CHANNEL, type Audience } from './queries.ts'

export interface Hub {
  /** Resolves when no later change can be missed. Returns the way to stop. */
  subscribe(audience: Audience, wake: () => void): Promise<() => void>
}

const hubs = new WeakMap<Database, Hub>()

export function hubOf(database: Database): Hub {
  const hub = hubs.get(database) ?? createHub(database)
  hubs.set(database, hub)
  return hub
}

function createHub(database: Database): Hub {
  const listeners = new Map<string, Set<() => void>>()
  let listening: Promise<unknown> | undefined

  const onNotice = (payload: string | undefined): void => {
    const woken = payload === undefined ? [...listeners.values()] : [listeners.get(payload) ?? []]
    for (const wakes of woken) for (const wake of wakes) wake()
  }
  const listen = (): Promise<unknown> =>
    database.listen(LIVE_CHANNEL, onNotice).catch((error: unknown) => {
      listening = undefined // The next stream tries again.
      throw error
    })

  return {
    async subscribe({ shopId, memberId }, wake) {
      await (listening ??= listen())
      const name = JSON.stringify([shopId, memberId])
      const wakes = listeners.get(name) ?? new Set()
      listeners.set(name, wakes.add(wake))
      return () => {
        wakes.delete(wake)
        if (wakes.size === 0) listeners.delete(name)
      }
    },
  }
}
