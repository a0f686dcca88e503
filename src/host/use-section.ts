/** Loads a section when it is first shown, and lets the shopper try again when that failed. */
import { useEffect, useState } from 'preact/hooks'
import type { LoadedSection, Section } from './section.ts'

export interface SectionState {
  readonly loaded: LoadedSection | undefined
  readonly failed: boolean
  readonly retry: () => void
}

export function useSection(
  section: Section,
  onLoaded: (section: LoadedSection) => void,
): SectionState {
  const [loaded, setLoaded] = useState<LoadedSection>()
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isCurrent = true
    setFailed(false)
    section.load().then(
      (parts) => {
        if (!isCurrent) return
        onLoaded(parts)
        setLoaded(parts)
      },
      () => isCurrent && setFailed(true),
    )
    return () => {
      isCurrent = false
    }
  }, [section, attempt])

  return { loaded, failed, retry: () => setAttempt((count) => count + 1) }
}
