/** Whether the shopper asked for less motion; follows when they change their mind. */
import { useEffect, useState } from 'preact/hooks'

const CALM = '(prefers-reduced-motion: reduce)'

export function useCalm(): boolean {
  const [isCalm, setCalm] = useState(() => matchMedia(CALM).matches)
  useEffect(() => {
    const query = matchMedia(CALM)
    const onChange = (): void => setCalm(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return isCalm
}
