/** Listens to a stream whose code may still be on its way. */
import type { LazyLive } from './lazy-live.ts'
import type { Live } from './live.ts'

/** Begins once it is loaded, if that is still wanted then. Returns the way to stop. */
export function listenOnLoad(
  live: Pick<LazyLive, 'load'>,
  start: (live: Live) => () => void,
  report: (error: unknown) => void,
): () => void {
  let stop: (() => void) | undefined
  let isStopped = false
  live.load().then((loaded) => {
    if (!isStopped) stop = start(loaded)
  }, report)
  return () => {
    isStopped = true
    stop?.()
  }
}
