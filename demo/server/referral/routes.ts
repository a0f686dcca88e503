/** The referral room: invitations from the link to the reward. */
import { emailKeyOf, readFingerprintKey } from '../customers/keys.ts'
import type { Room } from '../room.ts'
import { adopt } from './advocates/adopt.ts'
import { coupons } from './coupons.ts'
import { eraseReferral, exportReferral } from './customers.ts'
import { jobs } from './jobs.ts'
import { settleOrder } from './orders/settle-order.ts'
import { advocateRoutes } from './routes/advocate.ts'
import { friendRoutes } from './routes/friend.ts'
import { merchantRoutes } from './routes/merchant.ts'

export const room: Room = {
  routes: [...friendRoutes, ...advocateRoutes, ...merchantRoutes],
  jobs,
  coupons,
  onOrderChange: settleOrder,
  async onVouched(sql, { shopId, memberId, email, now }) {
    const emailKey = emailKeyOf(await readFingerprintKey(sql, shopId), email)
    if (emailKey) await adopt(sql, { shopId, memberId, emailKey, now })
  },
  onExport: exportReferral,
  onErase: eraseReferral,
}
