/** A person’s word on an invitation. It outweighs every finding, but not money that is out of the house. */
import type { Decision, FriendStatus, ReferralCase } from '../../../../widgets/referral/contract.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import type { ClaimName, ClaimRow } from '../claims/claim-row.ts'
import { finishRewards } from '../rewards/finish-rewards.ts'
import { settleClaim } from '../state/settle.ts'
import { readCase } from './cases.ts'

/** The console decides what waits; the shop’s own server may also think again. */
const WAITING: ReadonlySet<FriendStatus> = new Set(['claimed', 'ordered', 'pending', 'review'])

export async function decide(
  services: Services,
  name: ClaimName,
  { decision, note, by }: Decision & { readonly by: 'person' | 'server' },
): Promise<ReferralCase> {
  const now = services.now()
  const settled = await services.database.transaction(async (sql) => {
    const first = async (claim: ClaimRow): Promise<void> => {
      // The same word again, from a click or a call whose answer was lost.
      if (claim.decision !== decision) refuseLate(claim, by)
      if (decision === 'reject' && claim.status === 'claimed')
        await sql.query(
          `update referral_rewards set is_ending = true, check_at = $3
            where shop_id = $1 and source = 'friend:' || $2 and status in ('requested', 'issued')`,
          [name.shopId, name.claimId, now],
        )
    }
    const change = { decision, ...(note !== undefined && { note }) }
    return settleClaim(sql, name, { now, first, change })
  })
  if (!settled) throw new ProblemError('not_found')
  await finishRewards(services, settled.claim)
  const decided = await readCase(services.database, name)
  if (!decided) throw new ProblemError('not_found')
  return decided
}

function refuseLate({ status, decision }: ClaimRow, by: 'person' | 'server'): void {
  const isPaid = status === 'approved' || status === 'rewarded'
  const isDecided = by === 'person' && (!WAITING.has(status) || isWord(decision))
  if (isPaid || isDecided) throw new ProblemError('already_decided', { params: { status } })
}

function isWord(decision: ClaimRow['decision']): boolean {
  return decision === 'approve' || decision === 'reject'
}
