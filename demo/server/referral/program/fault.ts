/** A rule of inviting that cannot work: where it is and why, for the merchant to put right. */
import type { ReferralFault } from '../../../../widgets/referral/contract.ts'

export interface Fault {
  /** As `ladder.2.reward.points`. */
  readonly path: string
  readonly reason: ReferralFault
  /** In one sentence, with the remedy. */
  readonly why: string
}

export const MOST_POINTS = 1_000_000_000
export const MOST_MINOR = 1_000_000_000_000

export function fault(path: string, reason: ReferralFault, why: string): Fault {
  return { path, reason, why }
}

export function when(isWrong: boolean, ...parts: Parameters<typeof fault>): Fault[] {
  return isWrong ? [fault(...parts)] : []
}

export function range(
  path: string,
  value: number,
  { min, max }: { readonly min: number; readonly max: number },
): Fault[] {
  if (value >= min && value <= max) return []
  return [fault(path, 'out_of_range', `Found ${value}; allowed is ${min} to ${max}.`)]
}
