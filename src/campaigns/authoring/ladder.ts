/** Warns where two campaigns stand on the same step of a ladder: a shopper would be shown both, or either. */
import type { Campaign } from '../../contract/campaign/campaign.ts'
import type { Warning } from './lint.ts'

export function warnOfLadder(
  { ladder }: Campaign,
  others: readonly Campaign[],
): readonly Warning[] {
  if (!ladder) return []
  const { id, step } = ladder
  const same = others.filter((other) => other.ladder?.id === id && other.ladder.step === step)
  return same.map((other) => ({
    code: 'ladder_step_taken',
    path: 'ladder.step',
    message: `“${other.id}” is step ${step} of “${id}” too. Give each step to one campaign.`,
  }))
}
