/** From a proof of identity to a session. */
import { openSession } from '../../../src/contract/session.ts'
import { findUnstorable } from '../http/storable.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { forPublic } from '../route.ts'
import { verifyProof } from './proof.ts'
import { ensureMember, linkVisitor, useProof } from './queries.ts'
import { createSession } from './session-token.ts'

export const room: Room = {
  routes: [
    forPublic(openSession, async ({ shop, body, services, now }) => {
      const identity = await verifyProof(body.proof, shop, now)
      if (!identity || findUnstorable(identity)) throw new ProblemError('proof_invalid')
      const sql = services.database
      if (identity.once && !(await useProof(sql, shop.id, identity.once, now)))
        throw new ProblemError('proof_replayed')
      const { memberId, name } = await ensureMember(sql, shop.id, identity, now)
      if (body.visitorId)
        await linkVisitor(sql, { shopId: shop.id, visitorId: body.visitorId, memberId, now })
      const session = await createSession(shop, memberId, now)
      return { ...session, memberId, ...(name && { name: firstName(name) }) }
    }),
  ],
}

function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
