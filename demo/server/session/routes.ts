/** From a proof of identity to a session, or from a browser's own secret to that of a guest. */
import { joinGuest, openGuestSession, openSession } from '../../../src/contract/session.ts'
import { findUnstorable } from '../http/storable.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { forMember, forPublic } from '../route.ts'
import type { Services } from '../services.ts'
import { checkGuestRate } from './guest-rate.ts'
import { ensureBrowserGuest, joinGuest as join } from './guests.ts'
import { verifyProof, type Identity } from './proof.ts'
import { ensureMember, linkVisitor, useProof, type MemberRow } from './queries.ts'
import { createSession } from './session-token.ts'

export const room: Room = {
  routes: [
    forPublic(openSession, async ({ shop, body, services, now }) => {
      const identity = await verifyProof(body.proof, shop, now)
      if (!identity || findUnstorable(identity)) throw new ProblemError('proof_invalid')
      const sql = services.database
      if (identity.once && !(await useProof(sql, shop.id, identity.once, now)))
        throw new ProblemError('proof_replayed')
      const { memberId, name } = await enter(services, shop.id, identity, now)
      if (body.visitorId)
        await linkVisitor(sql, { shopId: shop.id, visitorId: body.visitorId, memberId, now })
      const session = await createSession(shop, memberId, { now })
      return { ...session, memberId, ...(name && { name: firstName(name) }) }
    }),
    forPublic(openGuestSession, async ({ shop, body, services, now, http }) => {
      checkGuestRate(http, services, now)
      const { secret } = body
      const memberId = await ensureBrowserGuest(services.database, shop.id, { secret, now })
      return { ...(await createSession(shop, memberId, { now, isGuest: true })), memberId }
    }),
    forMember(joinGuest, async ({ shop, memberId, body, services, now }) => ({
      joined: await join(services, { shopId: shop.id, memberId, secret: body.secret, now }),
    })),
  ],
}

/** Rooms hear of a vouched e-mail in the transaction that makes the member known. */
function enter(
  { database, rooms }: Services,
  shopId: string,
  identity: Identity,
  now: Date,
): Promise<MemberRow> {
  return database.transaction(async (sql) => {
    const member = await ensureMember(sql, shopId, identity, now)
    const { email } = identity
    if (email)
      for (const room of rooms)
        await room.onVouched?.(sql, { shopId, memberId: member.memberId, email, now })
    return member
  })
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
