/** The merchant’s own list of what must never be covered. */
import { RegularsError } from '../core/errors.ts'
import type { StepAsideOptions } from './step-aside.ts'

/** A selector that no browser can read is said once, and left out. */
export function readSelectors({
  avoid,
  report,
}: Pick<StepAsideOptions, 'avoid' | 'report'>): string[] {
  const isReadable = (selector: unknown): selector is string => {
    try {
      if (typeof selector !== 'string') throw new TypeError('not a text')
      document.querySelector(selector)
      return true
    } catch {
      report(
        new RegularsError(
          'config_invalid',
          'launcher.avoid',
          JSON.stringify(selector),
          'CSS selectors',
          '["#cookie-bar"]',
        ),
      )
      return false
    }
  }
  return Array.isArray(avoid) ? avoid.filter(isReadable) : []
}
