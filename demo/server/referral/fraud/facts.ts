/** What a claim is judged by: plain data, gathered beforehand. Who is compared is compared by fingerprints. */
import type { Edge } from '../judging/edges.ts'
import type { Person } from '../judging/person.ts'

export interface Facts {
  readonly friend: Person
  readonly advocate: Person
  /** By an order the shop told of, not by the claim alone. */
  readonly isOrdered: boolean
  readonly isNewCustomer: boolean
  /** Who invited whom, back from the advocate. */
  readonly edges: readonly Edge[]
  /** As typed, for its domain. */
  readonly friendEmail?: string
  /** E-mail, domain or code is on the merchant’s list. */
  readonly isBlocked: boolean
  /** How long the page had been in sight; missing where the code was typed at the till. */
  readonly afterMs?: number
  /** From the same network in the week before or after, whichever saw more, this one included. */
  readonly claimsOfNetwork: number
  /** Of the same advocate in the two days before and after, this one included. */
  readonly claimsOfCode: readonly { readonly at: Date; readonly ipKey: string | null }[]
}
