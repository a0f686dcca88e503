/** The stream's code is loaded with the first listener: most pages never have one. */
import type { Guest } from './guest.ts'
import type { Live, LiveOptions } from './live.ts'
import { once } from './once.ts'

export interface LazyLiveOptions extends Omit<LiveOptions, 'guest'> {
  guest(): Promise<Guest>
}

export function createLazyLive(options: LazyLiveOptions): Live {
  let loaded: Live | undefined
  let isPaused = false
  let isClosed = false

  const load = once(async () => {
    const [{ createLive }, guest] = await Promise.all([import('./live.ts'), options.guest()])
    loaded = createLive({ ...options, guest })
    if (isPaused) loaded.pause()
    return loaded
  })

  /** Begins once it is loaded, if it is still wanted then. */
  function begin(start: (live: Live) => () => void): () => void {
    let stop: (() => void) | undefined
    let isStopped = false
    load().then((live) => {
      if (!isStopped && !isClosed) stop = start(live)
    }, options.report)
    return () => {
      isStopped = true
      stop?.()
    }
  }

  return {
    listen: (type, listener) => begin((live) => live.listen(type, listener)),
    watch: (listener) => begin((live) => live.watch(listener)),
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
