/** What the shop’s server tells of its orders. */
import { deliverOrder, putOrder, refundOrder } from '../../../src/contract/order.ts'
import { checkInstant } from '../http/instant.ts'
import { ProblemError } from '../http/problem.ts'
import type { Room } from '../room.ts'
import { forSecret } from '../route.ts'
import { applyDelivery, applyRefund, applyVersion } from './change-order.ts'
import { exportOrders, forgetBrowsers, forgetBuyer } from './person.ts'

const HOUR_MS = 3_600_000

export const room: Room = {
  onExport: exportOrders,
  onErase: forgetBuyer,
  jobs: [
    {
      name: 'order browsers',
      everyMs: HOUR_MS,
      run: ({ database, now }) => forgetBrowsers(database, now()),
    },
  ],
  routes: [
    forSecret(putOrder, async ({ shop, params, body, now, services }) => {
      const { orderId } = params
      if (body.currency !== shop.currency)
        throw new ProblemError('currency_mismatch', { params: { expected: shop.currency } })
      checkInstant(body.placedAt, 'placedAt')
      if (body.paidAt) checkInstant(body.paidAt, 'paidAt')
      for (const [name, at] of Object.entries(body.delivery ?? {}))
        if (at && name.endsWith('At')) checkInstant(at, `delivery.${name}`)
      const desk = { database: services.database, rooms: services.rooms, now }
      return { orderId, ...(await applyVersion(desk, { shopId: shop.id, orderId }, body)) }
    }),
    forSecret(refundOrder, async ({ shop, params, body, now, services }) => {
      const { orderId } = params
      checkInstant(body.at, 'at')
      const desk = { database: services.database, rooms: services.rooms, now }
      const { applied } = await applyRefund(desk, { shopId: shop.id, orderId }, body)
      return { orderId, refundId: body.refundId, applied }
    }),
    forSecret(deliverOrder, async ({ shop, params, body, now, services }) => {
      const { orderId } = params
      checkInstant(body.at, 'at')
      const desk = { database: services.database, rooms: services.rooms, now }
      const { applied } = await applyDelivery(desk, { shopId: shop.id, orderId }, body.at)
      return { orderId, applied }
    }),
  ],
}
