/** Tells the merchant’s server what became of an invitation. */
import type { FriendStatus } from '../../../../widgets/referral/contract.ts'
import type { WebhookType } from '../../../../src/contract/webhook.ts'
import type { Sql } from '../../db.ts'
import { queueWebhook } from '../../webhooks/queue.ts'
import { findAdvocate } from '../advocates/queries.ts'
import type { ClaimRow } from '../claims/claim-row.ts'
import { TRANSITIONS } from './transitions.ts'

/** In the transaction of the change. `type` is a status that was reached, or a webhook of its own. */
export async function tellMerchant(
  sql: Sql,
  claim: ClaimRow,
  { type, now }: { readonly type: FriendStatus | WebhookType; readonly now: Date },
): Promise<void> {
  const webhook = isStatus(type) ? TRANSITIONS[type].webhook : type
  if (!webhook) return
  const advocate = await findAdvocate(sql, claim)
  const { memberId } = advocate ?? {}
  await queueWebhook(sql, claim.shopId, [
    { type: webhook, ...(memberId && { memberId }), at: now, data: dataOf(claim) },
  ])
}

/** What the shop needs to look it up; neither name nor address of anybody. */
export function dataOf(claim: ClaimRow): Record<string, unknown> {
  const { claimId, code, status, reason, orderId, orderValue, flags, blocks } = claim
  return {
    claimId,
    code,
    status,
    ...(reason && { reason }),
    ...(orderId && { orderId, orderValue }),
    ...(flags.length > 0 && { flags }),
    ...(blocks.length > 0 && { blocks }),
  }
}

function isStatus(type: FriendStatus | WebhookType): type is FriendStatus {
  return type in TRANSITIONS
}
