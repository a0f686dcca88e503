/** Whom invitations are not for. */
import { signal, type ReadonlySignal } from '@preact/signals'
import type { ResponseOf } from '../../../src/contract/endpoint.ts'
import {
  readReferralBlocks,
  setReferralBlock,
  type ReferralBlock,
} from '../../../widgets/referral/contract.ts'
import type { z } from 'zod/mini'
import type { Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export type Blocks = ResponseOf<typeof readReferralBlocks>['items']
export type NewBlock = z.output<typeof ReferralBlock>

export interface BlocksModel extends Pick<Attempts, 'busy' | 'trouble'> {
  readonly blocks: ReadonlySignal<Blocks | undefined>
  /** What was last put on the list, or taken off. */
  readonly changed: ReadonlySignal<(NewBlock & { readonly blocked: boolean }) | undefined>
  load(): Promise<void>
  /** Resolves with whether it was done. */
  set(block: NewBlock, blocked: boolean): Promise<boolean>
  forget(): void
}

export function createBlocksModel(call: Call): BlocksModel {
  const blocks = signal<Blocks>()
  const changed = signal<NewBlock & { readonly blocked: boolean }>()
  const { busy, trouble, attempt } = createAttempts()
  return {
    blocks,
    changed,
    busy,
    trouble,
    load: () =>
      attempt(async () => {
        blocks.value = (await call(readReferralBlocks)).items
      }),
    async set({ kind, value }, blocked) {
      await attempt(async () => {
        changed.value = undefined
        blocks.value = (await call(setReferralBlock, { kind, value, blocked })).items
        changed.value = { kind, value, blocked }
      })
      return changed.value?.value === value
    },
    forget() {
      blocks.value = undefined
      changed.value = undefined
    },
  }
}
