/** The first number that a page writes costs a slow phone a tenth of a second: better while the shopper reads than between a press and its question. */
import { useEffect } from 'preact/hooks'
import type { PartProps } from '../part-props.ts'

/** Where the browser does not tell when it is idle: what has just been shown is painted by then, ms. */
const PAINTED_MS = 200

export function useWarmNumbers({ t, format }: Pick<PartProps, 't' | 'format'>): void {
  useEffect(() => {
    const warm = (): void => {
      t('progress', { at: 1, of: 2 })
      format.number(1)
    }
    if (typeof requestIdleCallback === 'function') {
      const call = requestIdleCallback(warm)
      return () => cancelIdleCallback(call)
    }
    const timer = setTimeout(warm, PAINTED_MS)
    return () => clearTimeout(timer)
  }, [t, format])
}
