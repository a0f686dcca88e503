/** Gives an offer, in two steps: it is written down with everything that makes it the only one, then its code is made. */
import type { IssuedOffer, WhyRefused } from '../../../src/contract/campaign/issue.ts'
import type { Sql } from '../db.ts'
import { ProblemError } from '../http/problem.ts'
import { findLateOrder } from '../orders/late.ts'
import type { Services } from '../services.ts'
import { describeOffer, describeRefusal } from './describe.ts'
import { adoptOffers, findGiven } from './given.ts'
import { findCooling, pointTo } from './keys.ts'
import { makeCode } from './make-code.ts'
import { newOffer } from './new-offer.ts'
import { insertOffer, type OfferRow } from './offer-row.ts'
import { refusalOf, type Question } from './refuse.ts'
import { keysOf, lockKeys, type ShopperKey } from './shopper.ts'
import { readStage } from './stage.ts'
import { takeOne } from './stock.ts'
import { readTerms, type Terms } from './terms.ts'
import { countAttempt } from './velocity.ts'
import type { Wish } from './wish.ts'

type Outcome = { readonly offer: OfferRow } | { readonly refused: WhyRefused }

export async function issueOffer(services: Services, asked: Wish): Promise<IssuedOffer> {
  const { database, rooms } = services
  const { shop, offerId, campaignId, now } = asked
  const terms = await readTerms(database, { shopId: shop.id, offerId, campaignId, rooms, now })
  const wish = await nameLateOrder(database, asked, terms)
  if (!(await isKnown(database, wish, terms)))
    await countAttempt(
      database,
      { shopId: shop.id, what: 'offers', ipKey: wish.shopper.ipKey },
      now,
    )
  const outcome = await database.transaction((sql) => give(sql, services, { wish, terms }))
  if ('refused' in outcome) return describeRefusal(terms.rule, { refused: outcome.refused, now })
  return describeOffer(await makeCode(services, outcome.offer), now)
}

/** A page may leave out which order is late. */
async function nameLateOrder(sql: Sql, wish: Wish, { campaign }: Terms): Promise<Wish> {
  const { shop, shopper, now } = wish
  if (campaign?.kind !== 'apology' || wish.orderId !== undefined || !shopper.memberId) return wish
  const who = { shopId: shop.id, memberId: shopper.memberId }
  return { ...wish, orderId: (await findLateOrder(sql, who, { now }))?.orderId }
}

/** Apologies go by the order, which is the member’s: everything else by the shopper. */
function keysFor({ shopper, orderId }: Wish, { campaign }: Terms): ShopperKey[] {
  if (campaign?.kind !== 'apology') return keysOf(shopper)
  const { memberId } = shopper
  return orderId && memberId ? [{ kind: 'order', value: `${memberId} ${orderId}` }] : []
}

/** Asking again for what one has is no attempt at anything. */
async function isKnown(sql: Sql, wish: Wish, terms: Terms): Promise<boolean> {
  const { shop, offerId, now } = wish
  const keys = keysFor(wish, terms)
  return (await findCooling(sql, { shopId: shop.id, offerId }, { keys, now })).length > 0
}

interface Asked {
  readonly wish: Wish
  readonly terms: Terms
}

async function give(sql: Sql, { rooms }: Services, asked: Asked): Promise<Outcome> {
  const { wish, terms } = asked
  const { shop, shopper, now } = wish
  await lockKeys(sql, shop.id, [...keysOf(shopper), ...keysFor(wish, terms)])
  if (shopper.memberId !== undefined) await holdMember(sql, shop.id, shopper.memberId)
  const given = await findEarlier(sql, asked)
  if (given) return given
  const { memberId } = shopper
  const stage =
    memberId === undefined
      ? (wish.stage ?? 'new_visitor')
      : await readStage(sql, shop, { memberId, now })
  const { campaign } = terms
  const isExit = wish.isExit || campaign?.kind === 'exit' || campaign?.trigger.on === 'exit'
  const question: Question = { wish, terms, stage, isExit, rooms }
  const refused = await refusalOf(sql, question)
  if (refused) return { refused }
  const { stock } = terms.rule
  const name = { shopId: shop.id, offerId: terms.rule.id }
  if (stock !== undefined && !(await takeOne(sql, name, stock))) return { refused: 'over' }
  const offer = await insertOffer(sql, newOffer(question))
  for (const key of keysFor(wish, terms)) await pointTo(sql, offer, { key, now })
  return { offer }
}

/** Nothing is given to whoever is being erased at this moment. */
async function holdMember(sql: Sql, shopId: string, memberId: string): Promise<void> {
  const members = await sql.query(
    'select 1 from members where shop_id = $1 and member_id = $2 and erased_at is null for share',
    [shopId, memberId],
  )
  if (members.length === 0) throw new ProblemError('session_expired')
}

async function findEarlier(sql: Sql, { wish, terms }: Asked): Promise<Outcome | undefined> {
  const { shop, shopper, offerId, now } = wish
  const name = { shopId: shop.id, offerId }
  if (terms.campaign?.kind === 'apology') {
    const [known] = await findCooling(sql, name, { keys: keysFor(wish, terms), now })
    return known && { offer: known.offer }
  }
  const given = await findGiven(sql, name, { shopper, now })
  const { holder, memberId } = shopper
  if (holder !== undefined && memberId !== undefined)
    await adoptOffers(sql, shop.id, { holder, memberId, now })
  if (!given) return undefined
  return given.kind === 'theirs' ? { offer: given.offer } : { refused: 'cool_down' }
}
