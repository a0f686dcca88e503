/** Pays birthdays, at the midnight they begin where the programme is; once a year, however often it runs. */
import type { EarnRule } from '../../../../widgets/loyalty/contract.ts'
import type { Database } from '../../db.ts'
import { lockBook } from '../load-book.ts'
import { passTime } from '../pass-time.ts'
import { readCurrentProgram, type ProgramInForce } from '../queries.ts'
import { saveBooks } from '../save-book.ts'
import { awardAction } from './award-action.ts'
import { birthdaysOn, paysFrom, recentDays } from './birthday.ts'
import { readEarnedAt, standingOf } from './standing.ts'

/** Days a job may have missed. */
const LOOK_BACK = 7

export async function payBirthdays(database: Database, now: Date): Promise<void> {
  const shops = await database.query<{ shopId: string }>(
    'select distinct shop_id as "shopId" from loyalty_programs',
  )
  for (const { shopId } of shops) {
    const program = await readCurrentProgram(database, shopId)
    const rule = program?.earnRules?.find(({ kind }) => kind === 'birthday')
    if (program?.status === 'active' && rule)
      await payShop(database, { shopId, program, rule, now })
  }
}

interface Paying {
  readonly shopId: string
  readonly program: ProgramInForce
  readonly rule: EarnRule
  readonly now: Date
}

async function payShop(database: Database, paying: Paying): Promise<void> {
  const { shopId, program, rule, now } = paying
  for (const { date, at } of recentDays(now, program.timezone, LOOK_BACK)) {
    const due = await database.query<{ memberId: string; setAt: Date }>(
      `select member_id as "memberId", birthday_set_at as "setAt" from loyalty_accounts accounts
        where shop_id = $1 and birthday = any($2::text[]) and not exists (
          select 1 from loyalty_ledger rows where rows.shop_id = $1 and rows.member_id = accounts.member_id
            and rows.rule = $3 and rows.order_id is null and rows.source = 'action' and rows.source_id = $4)`,
      [shopId, birthdaysOn(date), rule.id, String(date.year)],
    )
    for (const { memberId, setAt } of due)
      if (paysFrom(setAt, program.timezone) <= at)
        await payMember(database, paying, { memberId, at, year: String(date.year) })
  }
}

async function payMember(
  database: Database,
  { shopId, program, rule, now }: Paying,
  { memberId, at, year }: { memberId: string; at: Date; year: string },
): Promise<void> {
  await database.transaction(async (sql) => {
    const book = await lockBook(sql, { shopId, memberId }, now)
    passTime(book, program, now)
    const paid = await sql.query(
      `select 1 from loyalty_ledger where shop_id = $1 and member_id = $2 and rule = $3 and order_id is null
         and source = 'action' and source_id = $4`,
      [shopId, memberId, rule.id, year],
    )
    const earnedAt = (await readEarnedAt(sql, book.account, [rule.id])).get(rule.id) ?? []
    const { open } = standingOf(rule, { account: book.account, program, now, earnedAt })
    if (paid.length === 0 && open)
      awardAction(book, {
        rule,
        program,
        sourceId: year,
        isVerified: true,
        at: at < now ? at : now,
      })
    await saveBooks(sql, shopId, { books: [book], programId: program.id, now })
  })
}
