/** The customers room: everything that is kept about somebody, gathered from all rooms; and its erasure. */
import { eraseCustomer, exportCustomer } from '../../../src/contract/customer.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { forSecret } from '../route.ts'
import { eraseMember } from './erase.ts'
import { exportMember } from './export.ts'
import { fillEmailKeys } from './fill-email-keys.ts'
import { findCustomer } from './find.ts'

const MINUTE_MS = 60_000

export const room: Room = {
  routes: [
    forSecret(exportCustomer, async ({ shop, services, params, now }) => {
      const memberId = await findCustomer(services.database, shop, params.customerId)
      if (memberId === undefined) throw new ProblemError('not_found')
      return exportMember(services, { shopId: shop.id, memberId, now })
    }),
    forSecret(eraseCustomer, async ({ shop, services, params, now }) => {
      const memberId = await findCustomer(services.database, shop, params.customerId)
      if (memberId === undefined) return { erased: false }
      return { erased: await eraseMember(services, { shopId: shop.id, memberId, now }) }
    }),
  ],
  jobs: [
    { name: 'customer keys', everyMs: MINUTE_MS, run: ({ database }) => fillEmailKeys(database) },
  ],
}
