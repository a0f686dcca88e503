/** The stream's code is loaded with the first listener: most pages never have one. */
import type { Guest } from './guest.ts'
import type { Live, LiveOptions } from './live.ts'
import { once } from './once.ts'

export interface LazyLiveOptions extends Omit<LiveOptions, 'guest'> {
  guest(): Promise<Guest>
}

export interface LazyLive extends Pick<Live, 'pause' | 'resume' | 'online' | 'close'> {
  /** See `listenOnLoad`, which asks for it where somebody listens. */
  load(): Promise<Live>
}

export function createLazyLive(options: LazyLiveOptions): LazyLive {
  let loaded: Live | undefined
  let isPaused = false
  let isClosed = false

  return {
    load: once(async () => {
      const [{ createLive }, guest] = await Promise.all([import('./live.ts'), options.guest()])
      loaded = createLive({ ...options, guest })
      if (isPaused) loaded.pause()
      if (isClosed) loaded.close()
      return loaded
    }),
    pause() {
      isPaused = true
      loaded?.pause()
    },
    resume() {
      isPaused = false
      loaded?.resume()
    },
    online: () => loaded?.online(),
    close() {
      isClosed = true
      loaded?.close()
    },
  }
}
