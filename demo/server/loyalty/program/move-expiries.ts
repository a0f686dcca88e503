/** The programme’s expiry has changed: gives every lot and account its new date, in two statements however many there are. */
import type { Sql } from '../../db.ts'
import type { ProgramInForce } from '../queries.ts'

/**
 * Nothing ever expires sooner than the new length counted from the day of the switch, nor later than promised when the length shrank.
 * The dates are those of `lotExpiry` and `accountExpiry`: the end of the local day.
 */
export async function moveExpiries(
  sql: Sql,
  shopId: string,
  { program, now }: { program: ProgramInForce; now: Date },
): Promise<void> {
  const { expiry, timezone } = program
  const values = [shopId, timezone, now]
  const own = lotDate(program, 'earned_at')
  const fromSwitch = lotDate(program, 'greatest(earned_at, $3)')
  // From no date of its own: counted from the switch. Longer: counted from the award. Shorter: the old date at the latest.
  const date = own
    ? `case when expires_at is null then ${fromSwitch} when ${own} >= expires_at then ${own}
         else least(expires_at, ${fromSwitch}) end`
    : '$3::timestamptz + null'
  await sql.query(
    `update loyalty_lots set expires_at = moved.expires_at, notice_at = moved.expires_at - interval '720 hours'
       from (select lot as number, member_id as member, ${date} as expires_at, $2::text as zone
               from loyalty_lots where shop_id = $1 and (remaining > 0 or not released)) as moved
      where shop_id = $1 and member_id = moved.member and lot = moved.number`,
    values,
  )
  const months = expiry?.mode === 'inactivity' ? expiry.months : undefined
  const end =
    months === undefined ? '$3::timestamptz + null' : endOfDay('greatest(active_at, $3)', months)
  await sql.query(
    `update loyalty_accounts set expires_at = moved.expires_at, notice_at = moved.expires_at - interval '720 hours', due_at = $3
       from (select member_id as member, ${end} as expires_at, $2::text as zone
               from loyalty_accounts where shop_id = $1) as moved
      where shop_id = $1 and member_id = moved.member`,
    values,
  )
}

function lotDate({ expiry }: ProgramInForce, from: string): string | undefined {
  if (expiry?.mode === 'lot') return endOfDay(from, expiry.months)
  if (expiry?.mode !== 'fixed') return undefined
  const unit = expiry.every
  return `(date_trunc('${unit}', (${from}) at time zone $2) + interval '2 ${unit}s') at time zone $2`
}

function endOfDay(from: string, months: number): string {
  return `(date_trunc('day', (${from}) at time zone $2 + interval '${Math.trunc(months)} months') + interval '1 day') at time zone $2`
}
