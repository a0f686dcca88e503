/** One instance per page, whichever copy or version of the script comes first: they find each other by a shared symbol. */
import type { Regulars } from './instance.ts'

const KEY = Symbol.for('regulars')

export interface Claim {
  readonly version: string
  /** The instance that runs; starts it now if it was still waiting for its turn. */
  instance(): Regulars
}

type Page = { [KEY]?: Claim | undefined }

export function readClaim(): Claim | undefined {
  return (globalThis as Page)[KEY]
}

export function setClaim(claim: Claim | undefined): void {
  ;(globalThis as Page)[KEY] = claim
}
