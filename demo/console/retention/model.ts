/** Whether customers come back. */
import { signal, type ReadonlySignal } from '@preact/signals'
import { readRetention, type Retention } from '../../../src/contract/campaign/console.ts'
import type { Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export interface RetentionModel extends Pick<Attempts, 'trouble'> {
  readonly retention: ReadonlySignal<Retention | undefined>
  load(): Promise<void>
  forget(): void
}

export function createRetentionModel(call: Call): RetentionModel {
  const retention = signal<Retention>()
  const { trouble, attempt } = createAttempts()
  return {
    retention,
    trouble,
    load: () =>
      attempt(async () => {
        retention.value = await call(readRetention)
      }),
    forget: () => void (retention.value = undefined),
  }
}
