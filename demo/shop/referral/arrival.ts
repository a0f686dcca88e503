/** How a shopper came to their order: the invitation they took in this browser, and the browser itself, for the backend to compare. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { clientAddress } from '../../server/http/address.ts'
import type { Arrival } from '../checkout/compose-order.ts'
import type { ShopEnv } from '../environment.ts'
import type { OrderReferral } from '../orders/order.ts'

/** `claimId`, and behind a `~` the visitor. */
const REFERRAL = /^([\w.-]{1,128})(?:~([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}))?$/
const MAX_AGENT = 1024

export function readArrival(c: Context<ShopEnv>): Arrival {
  return {
    referral: readReferral(getCookie(c, 'fe_referral')),
    client: {
      ip: clientAddress(c, c.var.shop.trustProxy),
      userAgent: c.req.header('user-agent')?.slice(0, MAX_AGENT),
    },
  }
}

/** As it goes into the cookie; `undefined` for something no invitation looks like. */
export function writeReferral({ claimId, visitorId }: Partial<OrderReferral>): string | undefined {
  const text = [claimId, visitorId].filter(Boolean).join('~')
  return claimId && readReferral(text) ? text : undefined
}

function readReferral(text: string | undefined): OrderReferral | null {
  const [, claimId, visitorId] = REFERRAL.exec(text ?? '') ?? []
  return claimId ? { claimId, ...(visitorId && { visitorId }) } : null
}
