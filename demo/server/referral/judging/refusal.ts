/** Says no to a friend: politely, with what they can do about it, and without telling how it was found. */
import type { BlockReason, Flag, ReferralProgram } from '../../../../widgets/referral/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import { verdictOf } from '../fraud/verdict.ts'
import { reasonOf } from '../state/target.ts'

export function refusalOf(
  { blocks, flags }: { readonly blocks: readonly BlockReason[]; readonly flags: readonly Flag[] },
  program: Pick<ReferralProgram, 'contact'>,
): ProblemError | undefined {
  if (blocks.length === 0 && verdictOf(flags) !== 'refuse') return undefined
  const reason = blocks.length > 0 ? reasonOf(blocks) : 'not_eligible'
  if (reason === 'own_link' || reason === 'not_new_customer') return new ProblemError(reason)
  return notEligible(program)
}

export function notEligible({ contact }: Pick<ReferralProgram, 'contact'>): ProblemError {
  return new ProblemError('not_eligible', { params: contact ? { contact } : {} })
}
