/** What must outlive a reload of this tab: what was typed, and answers that have not arrived. It dies with the tab. */
import type { z } from 'zod/mini'

export interface Keep<T> {
  /** `undefined` where there is nothing, or nothing that can be read. */
  read(): T | undefined
  write(value: T): void
}

export function createKeep<T>(name: string, schema: z.ZodMiniType<T>): Keep<T> {
  return {
    read() {
      try {
        const kept = sessionStorage.getItem(name)
        return kept === null ? undefined : schema.parse(JSON.parse(kept))
      } catch {
        // Blocked, or of an older console: there is nothing to go on with.
        return undefined
      }
    },
    write(value) {
      try {
        sessionStorage.setItem(name, JSON.stringify(value))
      } catch {
        // Blocked or full: it is still in this page, and goes when the page does.
      }
    },
  }
}
