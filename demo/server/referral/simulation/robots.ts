/** What fetches an invitation and is nobody: link previews of messengers, prefetches, and pages that hide it in a frame. */
import { headersOf } from '../referral.fixture.ts'
import type { Place } from './acts.ts'

const LOOKS: readonly (readonly [kind: string, headers: Readonly<Record<string, string>>])[] = [
  ['link previews', { 'user-agent': 'WhatsApp/2.23.20.0' }],
  ['link previews', { 'user-agent': 'TelegramBot (like TwitterBot)' }],
  ['link previews', { 'user-agent': 'facebookexternalhit/1.1' }],
  ['link previews', { 'user-agent': 'Viber/13.3.0.5' }],
  ['prefetches', { 'sec-purpose': 'prefetch;prerender' }],
  ['hidden frames', { 'sec-fetch-dest': 'iframe' }],
  ['hidden frames', { 'sec-fetch-dest': 'image' }],
]

/** How many there were of each kind, and how many of those were taken for somebody looking. */
export async function sendRobots(
  place: Place,
  codes: readonly string[],
): Promise<Map<string, { sent: number; counted: number }>> {
  const results = new Map<string, { sent: number; counted: number }>()
  for (const [kind, headers] of LOOKS) {
    const before = await countVisits(place)
    for (const [index, code] of codes.entries())
      await place.shop.askAsPage(
        `/v1/referral/offers/${code}?key=${encodeURIComponent(place.shop.publicKey)}`,
        { headers: { ...headersOf({ ip: `203.0.113.${index % 250}` }), ...headers } },
      )
    const known = results.get(kind) ?? { sent: 0, counted: 0 }
    const counted = known.counted + (await countVisits(place)) - before
    results.set(kind, { sent: known.sent + codes.length, counted })
  }
  return results
}

async function countVisits({ server, shop }: Place): Promise<number> {
  const [row] = await server.database.query<{ visits: number }>(
    'select coalesce(sum(visits), 0)::bigint as visits from referral_visits where shop_id = $1',
    [shop.id],
  )
  return row?.visits ?? 0
}
