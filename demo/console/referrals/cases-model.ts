/** A list of invitations, of one status or of all, and deciding about one of them. */
import { signal, type ReadonlySignal } from '@preact/signals'
import {
  decideCase,
  listReferralCases,
  type Decision,
  type FriendStatus,
  type ReferralCase,
} from '../../../widgets/referral/contract.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export interface Decided {
  readonly decision: Decision['decision']
  readonly decidedCase: ReferralCase
}

export interface CasesModel extends Pick<Attempts, 'busy' | 'trouble'> {
  /** `undefined` until they were read. */
  readonly items: ReadonlySignal<readonly ReferralCase[] | undefined>
  readonly hasMore: ReadonlySignal<boolean>
  readonly status: ReadonlySignal<FriendStatus | undefined>
  /** The last one, to be said once. */
  readonly decided: ReadonlySignal<Decided | undefined>
  load(): Promise<void>
  filter(status: FriendStatus | undefined): Promise<void>
  readOn(): Promise<void>
  /** Resolves with whether it was done. */
  decide(claimId: string, decision: Decision): Promise<boolean>
  forget(): void
}

export function createCasesModel(call: Call, only?: FriendStatus): CasesModel {
  const items = signal<readonly ReferralCase[]>()
  const cursor = signal<string | null>(null)
  const hasMore = signal(false)
  const status = signal(only)
  const decided = signal<Decided>()
  const { busy, trouble, attempt } = createAttempts()

  const ask = (from: string | null) =>
    call(
      at(listReferralCases, {
        query: { ...(status.value && { status: status.value }), ...(from && { cursor: from }) },
      }),
    )

  async function read(): Promise<void> {
    const wanted = status.value
    const page = await ask(null)
    // Another status was chosen meanwhile: that one is asked for instead.
    if (status.value !== wanted) return read()
    show(page.items, page.nextCursor)
  }

  function show(next: readonly ReferralCase[], nextCursor: string | null): void {
    items.value = next
    cursor.value = nextCursor
    hasMore.value = nextCursor !== null
  }

  const replace = (fresh: ReferralCase): void => {
    const kept = (items.value ?? []).map((old) => (old.claimId === fresh.claimId ? fresh : old))
    items.value = only ? kept.filter((known) => known.status === only) : kept
  }

  return {
    items,
    hasMore,
    status,
    decided,
    busy,
    trouble,
    load: () => attempt(read),
    async filter(wanted) {
      status.value = wanted
      decided.value = undefined
      await attempt(read)
    },
    readOn: () =>
      attempt(async () => {
        const before = items.value ?? []
        const page = await ask(cursor.value)
        show([...before, ...page.items], page.nextCursor)
      }),
    async decide(claimId, decision) {
      await attempt(async () => {
        decided.value = undefined
        const decidedCase = await call(at(decideCase, { params: { claimId } }), decision)
        replace(decidedCase)
        decided.value = { decision: decision.decision, decidedCase }
      })
      // Somebody else was faster: what they said is shown.
      if (trouble.value?.code === 'already_decided') await read().catch(() => undefined)
      return decided.value?.decidedCase.claimId === claimId
    },
    forget() {
      show([], null)
      items.value = undefined
      decided.value = undefined
      status.value = only
    },
  }
}
