/** One thing at a time; what the API refuses becomes a trouble to show. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { ApiError } from './api.ts'

export interface Trouble {
  readonly code: string
  readonly retryAfterS: number | undefined
  readonly params?: Readonly<Record<string, unknown>>
}

export interface Attempts {
  readonly trouble: ReadonlySignal<Trouble | undefined>
  readonly busy: ReadonlySignal<boolean>
  attempt(work: () => Promise<void>): Promise<void>
  forgive(): void
}

export function createAttempts(): Attempts {
  const trouble = signal<Trouble | undefined>(undefined)
  const busy = signal(false)
  return {
    trouble,
    busy,
    async attempt(work) {
      if (busy.value) return
      busy.value = true
      trouble.value = undefined
      try {
        await work()
      } catch (error) {
        trouble.value = toTrouble(error)
      } finally {
        busy.value = false
      }
    },
    forgive: () => void (trouble.value = undefined),
  }
}

/** Of what the API refuses; anything else is a fault of ours, and thrown again. */
export function toTrouble(error: unknown): Trouble {
  if (error instanceof ApiError) {
    const { code, retryAfterS, params } = error
    return { code, retryAfterS, params }
  }
  throw error
}
