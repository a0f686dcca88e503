/** The merchant’s person: every morning they look at what waits for one, and find out the truth. */
import { z } from 'zod/mini'
import { ReferralCase } from '../../../../widgets/referral/contract.ts'
import { bodyOf } from '../referral.fixture.ts'
import type { Place } from './acts.ts'

const Page = z.object({ items: z.array(ReferralCase), nextCursor: z.nullable(z.string()) })

/** All of a status, or all there are. */
export async function readCases({ shop }: Place, status?: 'review'): Promise<ReferralCase[]> {
  const cookie = await shop.signInMerchant()
  const cases: ReferralCase[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query = new URLSearchParams({ ...(status && { status }), ...(cursor && { cursor }) })
    const asked = shop.askAsServer(`/v1/merchant/referral/cases?${query}`, { headers: { cookie } })
    const page = Page.parse(await bodyOf(asked))
    cases.push(...page.items)
    cursor = page.nextCursor
  }
  return cases
}

export async function decide(
  { shop }: Place,
  claimId: string,
  decision: 'approve' | 'reject',
): Promise<void> {
  await bodyOf(
    shop.askAsServer(`/v1/referral/claims/${claimId}/decision`, {
      method: 'POST',
      body: { decision },
    }),
  )
}

/** Whether any waits, without signing in for nothing. */
export async function isAnyInReview({ server, shop }: Place): Promise<boolean> {
  const waiting = await server.database.query(
    `select 1 from referral_claims where shop_id = $1 and status = 'review' limit 1`,
    [shop.id],
  )
  return waiting.length > 0
}
