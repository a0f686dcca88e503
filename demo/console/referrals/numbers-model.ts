/** What inviting brings, in numbers. */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import { readReferralNumbers } from '../../../widgets/referral/contract.ts'
import type { Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export type Numbers = ResponseOf<typeof readReferralNumbers>

export interface NumbersModel extends Pick<Attempts, 'trouble'> {
  readonly numbers: ReadonlySignal<Numbers | undefined>
  load(): Promise<void>
  forget(): void
}

export function createNumbersModel(call: Call): NumbersModel {
  const numbers = signal<Numbers>()
  const { trouble, attempt } = createAttempts()
  return {
    numbers,
    trouble,
    load: () =>
      attempt(async () => {
        numbers.value = await call(readReferralNumbers)
      }),
    forget: () => void (numbers.value = undefined),
  }
}
