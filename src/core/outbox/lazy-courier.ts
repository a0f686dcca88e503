/** Stands in for the courier until it is loaded: a page with nothing to tell never loads it. */
import type { Courier, CourierOptions } from './courier.ts'

export interface LazyCourier extends Courier {
  /** Begins loading; a failure is tried again at the next call. */
  prepare(): void
}

export interface LazyCourierOptions extends CourierOptions {
  hasWork(): Promise<boolean>
  /** Lets a test lose the file on its way. */
  readonly importCourier?: () => Promise<typeof import('./courier.ts')>
}

export function createLazyCourier(options: LazyCourierOptions): LazyCourier {
  const { importCourier = () => import('./courier.ts') } = options
  let courier: Courier | undefined
  let loading: Promise<typeof import('./courier.ts')> | undefined

  async function load(): Promise<Courier> {
    try {
      const { createCourier } = await (loading ??= importCourier())
      courier ??= createCourier(options)
      return courier
    } catch (error) {
      loading = undefined
      throw error
    }
  }

  return {
    prepare() {
      if (!courier) load().catch(options.onError)
    },
    isRefused: () => courier?.isRefused() ?? false,
    // Not loaded yet: what is accepted has its copy on this device, and the next page sends it.
    leave: (events) => courier?.leave(events),
    abort: () => courier?.abort(),
    forget: async (purposes) => (await load()).forget(purposes),
    async drain(isOver) {
      if (courier || (await options.hasWork())) await (await load()).drain(isOver)
    },
  }
}
