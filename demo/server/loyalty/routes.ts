/** The loyalty room: the programme for everyone, the wallet for its member, orders in between. */
import { consoleRoutes } from './routes/console.ts'
import { earningRoutes } from './routes/earning.ts'
import { memberRoutes } from './routes/members.ts'
import { redemptionRoutes } from './routes/redemption.ts'
import { shopServerRoutes } from './routes/shop-server.ts'
import { walletRoutes } from './routes/wallet.ts'
import type { Room } from '../room.ts'
import { jobs } from './jobs.ts'
import { exportLoyalty, forgetAccount } from './person.ts'
import { useRedemption } from './redeem/use-redemption.ts'
import { settleOrder } from './settle.ts'

export const room: Room = {
  routes: [
    ...walletRoutes,
    ...redemptionRoutes,
    ...earningRoutes,
    ...shopServerRoutes,
    ...consoleRoutes,
    ...memberRoutes,
  ],
  jobs,
  onOrderChange: settleOrder,
  onExport: exportLoyalty,
  onErase: forgetAccount,
  coupons: { giver: 'loyalty', settlesOrders: true, use: useRedemption },
}
