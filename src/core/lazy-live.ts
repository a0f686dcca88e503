/** The stream's code is loaded with the first listener: most pages never have one. */
import type { Live, LiveOptions } from './live.ts'
import { once } from './once.ts'

export function createLazyLive(options: LiveOptions): Live {
  let loaded: Live | undefined
  let isPaused = false
  let isClosed = false

  const load = once(async () => {
    const { createLive } = await import('./live.ts')
    loaded = createLive(options)
    if (isPaused) loaded.pause()
    return loaded
  })

  return {
    listen(type, listener) {
      let stop: (() => void) | undefined
      let isStopped = false
      load().then((live) => {
        if (!isStopped && !isClosed) stop = live.listen(type, listener)
      }, options.report)
      return () => {
        isStopped = true
        stop?.()
      }
    },
    pause() {
      isPaused = true
      loaded?.pause()
    },
    resume() {
      isPaused = false
      loaded?.resume()
    },
    close() {
      isClosed = true
      loaded?.close()
    },
  }
}
