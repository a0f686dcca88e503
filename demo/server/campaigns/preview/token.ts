/** The secret in the link of a preview: it follows from shop, campaign and last day, so that none has to be kept. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ShopRow } from '../../shop/queries.ts'

type Shop = Pick<ShopRow, 'id' | 'fingerprintKey'>

const DAY_MS = 86_400_000
const VALID_DAYS = 7
/** Days since 1970 in UTC, and 256 bits. */
const TOKEN = /^(\d{1,6})-([\w-]{43})$/

/** `<id>~<token>`, as it stands in the address; good for seven days and what is left of this one. */
export function previewOf(shop: Shop, campaignId: string, now: Date): string {
  const lastDay = dayOf(now) + VALID_DAYS
  return `${campaignId}~${lastDay}-${sign(shop, campaignId, lastDay).toString('base64url')}`
}

export function isPreviewToken(
  shop: Shop,
  { campaignId, token, now }: { readonly campaignId: string; token: string; now: Date },
): boolean {
  const [, lastDay, signature = ''] = TOKEN.exec(token) ?? []
  if (lastDay === undefined) return false
  const given = Buffer.from(signature, 'base64url')
  const isOurs = timingSafeEqual(sign(shop, campaignId, Number(lastDay)), given)
  return isOurs && dayOf(now) <= Number(lastDay)
}

function sign({ id, fingerprintKey }: Shop, campaignId: string, lastDay: number): Buffer {
  // Fingerprints of people are made with the same key; none of them begins like this.
  const text = `campaign preview:${JSON.stringify([id, campaignId, lastDay])}`
  return createHmac('sha256', fingerprintKey).update(text).digest()
}

function dayOf(now: Date): number {
  return Math.floor(now.getTime() / DAY_MS)
}
