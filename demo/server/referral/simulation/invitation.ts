/** What somebody does with an invitation, honest or not, and what is to come of it. */
import type { Shopper } from './shopper.ts'

/** `paid` is honest. `held` must be refused or come to a person. `returned` has its goods back in time. `open` is beyond any rule. */
export type Expected = 'paid' | 'held' | 'returned' | 'open'

export interface Invitation {
  readonly kind: string
  readonly expected: Expected
  readonly advocate: Shopper
  /** The advocate has no account and gives this e-mail alone. */
  readonly isGuest?: boolean
  /** As the shop sees them at the till; of abuse often the advocate with another name. */
  readonly friend: Shopper
  readonly claim: {
    /** Since the town began. */
    readonly atMs: number
    readonly afterMs: number
    readonly isSignedIn?: boolean
    readonly email?: string
    readonly ip: string
  }
  /** Missing of whoever only takes the code. */
  readonly order?: {
    readonly atMs: number
    readonly ip: string
    /** Without an account. */
    readonly isGuest?: boolean
    readonly by: 'code' | 'claim_id' | 'personal_code'
    readonly returnedAtMs?: number
  }
}
