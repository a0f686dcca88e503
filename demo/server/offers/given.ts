/**
 * What a shopper was given before, so that nobody is given a second one: not on another tab or device, not after signing in, and not by
 * clearing the browser’s storage.
 *
 * The last is told by network and browser together, for seven days, and that has its price: two neighbours behind one address with the
 * same browser are one shopper here. They see one deadline and one code, which the first of them uses up; the other one is offered
 * nothing. We would rather lose a sale than set a clock that can be wound up again.
 */
import type { Sql } from '../db.ts'
import { findCooling, pointTo, touchKeys, type KnownBy, type OfferName } from './keys.ts'
import { endOffer, type OfferRow } from './offer-row.ts'
import { keysOf, type Shopper } from './shopper.ts'

/** `theirs` is for them to see; of `cooling` they are told nothing but that their time has not come. */
export type Given =
  | { readonly kind: 'theirs'; readonly offer: OfferRow }
  | { readonly kind: 'cooling'; readonly offer: OfferRow }

/** Under the locks of the shopper’s keys. */
export async function findGiven(
  sql: Sql,
  name: OfferName,
  { shopper, now }: { readonly shopper: Shopper; readonly now: Date },
): Promise<Given | undefined> {
  const keys = keysOf(shopper)
  const known = await findCooling(sql, name, { keys, now })
  if (known.length === 0) return undefined
  await touchKeys(sql, name, { keys, now })
  const { memberId } = shopper
  return memberId === undefined
    ? givenToGuest(sql, { known, shopper, now })
    : givenToMember(sql, { known, shopper, memberId, now })
}

interface Finding {
  readonly known: readonly KnownBy[]
  readonly shopper: Shopper
  readonly now: Date
}

async function givenToGuest(sql: Sql, { known, shopper, now }: Finding): Promise<Given> {
  const own = known.find(({ by }) => by === 'holder')
  const first = own ?? known[0]
  if (!first) throw new Error('Nothing was given.')
  const { offer } = first
  const isTheirs = offer.memberId === null && !(first.isInherited && offer.status === 'used')
  if (own) return { kind: isTheirs ? 'theirs' : 'cooling', offer }
  // A browser that has forgotten, or a neighbour: what still runs runs on, and nothing begins.
  if (!isTheirs || offer.status === 'used' || offer.expiresAt <= now || offer.isEnding)
    return { kind: 'cooling', offer }
  await inherit(sql, offer, { shopper, now })
  return { kind: 'theirs', offer }
}

/** From now on it is known by its own id too: on another network it would be given a new one otherwise. */
async function inherit(
  sql: Sql,
  offer: OfferRow,
  { shopper, now }: Omit<Finding, 'known'>,
): Promise<void> {
  const keys = keysOf(shopper).filter(({ kind }) => kind !== 'browser')
  for (const key of keys) await pointTo(sql, offer, { key, isInherited: true, now })
}

async function givenToMember(
  sql: Sql,
  { known, shopper, memberId, now }: Finding & { readonly memberId: string },
): Promise<Given | undefined> {
  // On a family’s computer each account is somebody: what another one has is not theirs, and not in their way.
  const candidates = known.filter(
    ({ by, offer }) => by === 'member' || offer.memberId === null || offer.memberId === memberId,
  )
  const own = candidates.filter(
    ({ by, isInherited }) => by === 'member' || (by === 'holder' && !isInherited),
  )
  const kept = best(own, now) ?? candidates[0]
  if (!kept) return undefined
  const { offer } = kept
  const isInherited = kept.isInherited || !own.includes(kept)
  const isOver = offer.status === 'used' || offer.expiresAt <= now || offer.isEnding
  if (isInherited && isOver) return { kind: 'cooling', offer }
  for (const other of own)
    if (!other.isInherited && other.offer.issueId !== offer.issueId)
      await endOffer(sql, other.offer, now)
  if (!isInherited) await claim(sql, offer, memberId)
  const keys = keysOf(shopper).filter(({ kind }) => kind !== 'browser')
  for (const key of keys) await pointTo(sql, offer, { key, isInherited, now })
  return { kind: 'theirs', offer }
}

/** One that was used counts before all, then one that runs; of two that run the first, so that signing in wins no time. */
function best(own: readonly KnownBy[], now: Date): KnownBy | undefined {
  const rank = ({ offer }: KnownBy): number =>
    offer.status === 'used' ? 0 : offer.expiresAt > now && !offer.isEnding ? 1 : 2
  return own.toSorted(
    (a, b) => rank(a) - rank(b) || a.offer.issuedAt.getTime() - b.offer.issuedAt.getTime(),
  )[0]
}

async function claim(sql: Sql, { shopId, issueId }: OfferRow, memberId: string): Promise<void> {
  await sql.query(
    'update offer_issues set member_id = $3 where shop_id = $1 and issue_id = $2 and member_id is null',
    [shopId, issueId, memberId],
  )
}

/** The other offers this browser was given before its shopper signed in, so that they are in the member’s list. */
export async function adoptOffers(
  sql: Sql,
  shopId: string,
  {
    holder,
    memberId,
    now,
  }: Required<Pick<Shopper, 'holder' | 'memberId'>> & { readonly now: Date },
): Promise<void> {
  await sql.query(
    `with adopted as (
       insert into offer_keys (shop_id, offer_id, kind, value, issue_id, seen_at)
       select shop_id, offer_id, 'member', $3::text, issue_id, $4::timestamptz from offer_keys held
        where shop_id = $1 and kind = 'holder' and value = $2 and not is_inherited
          and exists (select 1 from offer_issues where offer_issues.shop_id = held.shop_id
            and offer_issues.issue_id = held.issue_id and member_id is null)
       on conflict do nothing returning shop_id, issue_id)
     update offer_issues set member_id = $3 from adopted
      where offer_issues.shop_id = adopted.shop_id and offer_issues.issue_id = adopted.issue_id and member_id is null`,
    [shopId, holder, memberId, now],
  )
}
