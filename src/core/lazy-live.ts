/** The stream's code is loaded with the first listener: most pages never have one. */
import type { Live, LiveOptions } from './live.ts'

export function createLazyLive(options: LiveOptions): Live {
  let loading: Promise<Live> | undefined
  let isPaused = false
  let isClosed = false

  const load = (): Promise<Live> =>
    (loading ??= import('./live.ts').then(({ createLive }) => {
      const live = createLive(options)
      if (isPaused) live.pause()
      return live
    }))
  const ifLoaded = (run: (live: Live) => void): void => {
    loading?.then(run, () => undefined) // Reported where it was loaded.
  }

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
      ifLoaded((live) => live.pause())
    },
    resume() {
      isPaused = false
      ifLoaded((live) => live.resume())
    },
    close() {
      isClosed = true
      ifLoaded((live) => live.close())
    },
  }
}
