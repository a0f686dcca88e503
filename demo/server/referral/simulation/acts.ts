/** What shoppers do, as requests to the server under test. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod/mini'
import { Claim, ReferralHome } from '../../../../widgets/referral/contract.ts'
import { Problem } from '../../../../src/contract/problem.ts'
import type { TestServer } from '../../testing/test-server.ts'
import type { TestShop } from '../../testing/test-shop.ts'
import {
  askToClaim,
  askToClaimAs,
  bodyOf,
  friendOrder,
  headersOf,
  homeOf,
  signIn,
  tell,
} from '../referral.fixture.ts'
import type { Invitation } from './invitation.ts'
import type { Shopper } from './shopper.ts'

const Started = z.object({ home: ReferralHome })

export interface Place {
  readonly server: TestServer
  readonly shop: TestShop
}

/** Before there were invitations. */
export async function buyFirst({ server, shop }: Place, shopper: Shopper): Promise<void> {
  const { id, name, email, phone, address, ip, agent, visitorId } = shopper
  const customer = { id, name, email, phone, address }
  await tell(
    shop,
    `first-${id}`,
    friendOrder(server, {
      customer,
      client: { ip, userAgent: agent },
      ...(visitorId && { referral: { visitorId } }),
    }),
  )
}

/** The code an advocate passes on. */
export async function readCode({ server, shop }: Place, invitation: Invitation): Promise<string> {
  const { advocate, isGuest } = invitation
  const { id: sub, email, name, ip, agent } = advocate
  if (!isGuest) {
    await signIn(server, shop, { sub, email, name })
    return (await homeOf(shop, sub)).code
  }
  const started = shop.askAsPage('/v1/referral/guests', {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID(), ...headersOf({ ip, agent }) },
    body: { key: shop.publicKey, email, name },
  })
  return Started.parse(await bodyOf(started)).home.code
}

export type Answer = { readonly claim: Claim } | { readonly refused: string }

export async function take(
  { shop }: Place,
  { friend, claim }: Invitation,
  code: string,
): Promise<Answer> {
  const { ip, afterMs, email, isSignedIn } = claim
  const { agent, visitorId } = friend
  const options = { ip, agent, afterMs, ...(email && { email }), ...(visitorId && { visitorId }) }
  const answer = await (isSignedIn
    ? askToClaimAs(shop, friend.id, code, options)
    : askToClaim(shop, code, options))
  const body: unknown = await answer.json()
  return answer.ok ? { claim: Claim.parse(body) } : { refused: Problem.parse(body).code }
}

/** With whatever the friend has to say whose friend they are; one who was refused types the advocate’s own code. */
export async function buy(
  { server, shop }: Place,
  { friend, order }: Invitation,
  { orderId, code, claim }: { orderId: string; code: string; claim: Claim | undefined },
): Promise<void> {
  if (!order) return
  const { id, name, email, phone, address, agent, visitorId } = friend
  const by = claim ? order.by : 'personal_code'
  const codes = by === 'personal_code' ? [code] : by === 'code' && claim?.code ? [claim.code] : []
  const referral = {
    ...(by === 'claim_id' && claim && { claimId: claim.claimId }),
    ...(visitorId && { visitorId }),
  }
  await tell(
    shop,
    orderId,
    friendOrder(server, {
      customer: { ...(!order.isGuest && { id }), name, email, phone, address },
      client: { ip: order.ip, userAgent: agent },
      codes,
      referral,
    }),
  )
}
