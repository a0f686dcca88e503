/** What a claim is judged by: plain data, gathered beforehand. */
import type { Edge } from '../judging/edges.ts'
import type { Person } from '../judging/person.ts'

export interface Facts {
  readonly friend: Person
  readonly advocate: Person
  readonly isNewCustomer: boolean
  readonly edges: readonly Edge[]
  /** As typed, for its domain. */
  readonly friendEmail?: string
  /** E-mail, domain or code is on the merchant’s list. */
  readonly isBlocked: boolean
  readonly afterMs?: number
  /** In the week before, this one included. */
  readonly claimsOfNetwork: number
  /** Two days around, this one included. */
  readonly claimsOfCode: readonly { readonly at: Date; readonly ipKey: string | null }[]
  readonly now: Date
}
