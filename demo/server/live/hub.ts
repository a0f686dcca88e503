/** One LISTEN for all streams of this process; a notice wakes the streams of the member it is about, and no other. */
import type { Database } from '../db.ts'
import { LIVE_CHANNEL, nameOf, readNotice, type Audience, type Moment } from './queries.ts'

/** Without a moment: something is there to be read. */
export type Wake = (moment?: Moment) => void

export interface Hub {
  /** Resolves when no later change can be missed. Returns the way to stop. */
  subscribe(audience: Audience, wake: Wake): Promise<() => void>
  /** Who listens in this process, each once. */
  audiences(): Audience[]
}

interface Listeners {
  readonly audience: Audience
  readonly wakes: Set<Wake>
}

const hubs = new WeakMap<Database, Hub>()

export function hubOf(database: Database): Hub {
  const hub = hubs.get(database) ?? createHub(database)
  hubs.set(database, hub)
  return hub
}

function createHub(database: Database): Hub {
  const listeners = new Map<string, Listeners>()
  let listening: Promise<unknown> | undefined

  const onNotice = (payload: string | undefined): void => {
    if (payload === undefined) return wakeAll(listeners.values())
    const { name, moment } = readNotice(payload)
    const found = listeners.get(name)
    if (found) wakeAll([found], moment)
  }
  const listen = (): Promise<unknown> =>
    database.listen(LIVE_CHANNEL, onNotice).catch((error: unknown) => {
      listening = undefined // The next stream tries again.
      throw error
    })

  return {
    async subscribe(audience, wake) {
      await (listening ??= listen())
      const name = nameOf(audience)
      const found = listeners.get(name) ?? { audience, wakes: new Set() }
      listeners.set(name, found)
      found.wakes.add(wake)
      return () => {
        found.wakes.delete(wake)
        // Called again, it must not take away those who came after.
        if (found.wakes.size === 0 && listeners.get(name) === found) listeners.delete(name)
      }
    },
    audiences: () => [...listeners.values()].map(({ audience }) => audience),
  }
}

function wakeAll(all: Iterable<Listeners>, moment?: Moment): void {
  for (const { wakes } of all) for (const wake of wakes) wake(moment)
}
