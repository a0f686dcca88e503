/** The order room of the chat: “Where is my order?” without an account. */
import { readOrderStatus, requestOrderCode } from '../../../widgets/chat/contract/order-status.ts'
import { loadChatSettings } from '../chat-settings/queries.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { countMail } from '../mail/limit.ts'
import type { Room } from '../room.ts'
import { forPublic } from '../route.ts'
import { forgetCodes, subjectOf, useCode } from './code.ts'
import { readStatus } from './read-status.ts'
import { localesOf, networkOf, requestCode } from './request-code.ts'

const HOUR_MS = 3_600_000
/** In an hour, of one network: a class whose parcels are all late. */
const MOST_TRIES = 120

export const room: Room = {
  jobs: [
    {
      name: 'order codes',
      everyMs: HOUR_MS,
      run: ({ database, now }) => forgetCodes(database, now()),
    },
  ],
  routes: [
    forPublic(requestOrderCode, async ({ shop, body, services, now, http }) => {
      await requireOffered(services.database, shop.id)
      const name = { shopId: shop.id, orderId: body.orderId, email: body.email.trim() }
      const network = networkOf(http, shop, services)
      const locales = localesOf(http.req.header('accept-language'))
      const expiresAt = await requestCode(services, { shop, name, network, locales, now })
      return { sent: true, expiresAt: expiresAt.toISOString() }
    }),
    forPublic(readOrderStatus, async ({ shop, body, services, now, http }) => {
      const { database } = services
      await requireOffered(database, shop.id)
      const network = networkOf(http, shop, services)
      await countMail(database, shop.id, {
        allowances: [{ subject: `status from ${network}`, most: MOST_TRIES, withinMs: HOUR_MS }],
        now,
      })
      const name = { shopId: shop.id, orderId: body.orderId, email: body.email.trim() }
      const subject = subjectOf(shop, name)
      const orderId = await useCode(database, shop, { subject, code: body.code, now })
      const status = await readStatus(database, { shopId: shop.id, orderId }, now)
      if (!status) throw new ProblemError('code_wrong', { params: { left: 0 } })
      return status
    }),
  ],
}

/** A shop that has switched it off says nothing of its orders. */
async function requireOffered(sql: Sql, shopId: string): Promise<void> {
  const { settings } = await loadChatSettings(sql, shopId)
  if (!settings.orderStatus) throw new ProblemError('not_found')
}
