/** A member’s own steps: joining, entering a birthday; and being taken out by the merchant. */
import type { Database } from '../../db.ts'
import { invalid } from '../../http/parse.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Wallet } from '../../../../widgets/loyalty/contract.ts'
import { lockBook, type BookName } from '../load-book.ts'
import { notify, passTime } from '../pass-time.ts'
import { requireProgram, type ProgramInForce } from '../queries.ts'
import { saveBooks } from '../save-book.ts'
import { walletOf } from '../wallet.ts'
import type { Account } from '../account.ts'
import { act } from './act.ts'
import { isDayOfYear, termsOf, toText, type BirthdayTerms } from './birthday.ts'

export async function joinProgram(
  database: Database,
  name: BookName,
  { consent, now }: { consent: { readonly textId: string }; now: Date },
): Promise<{ joinedAt: string; points: number; wallet: Wallet }> {
  return database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const program = await requireProgram(sql, name.shopId)
    const { account } = book
    refuseOutsider(account, program)
    passTime(book, program, now)
    let points = 0
    if (!account.joinedAt) {
      account.joinedAt = now
      account.consent = { ...consent, at: now.toISOString() }
      book.isChanged = true
      notify(book, 'member.joined', now, { consent: consent.textId })
      for (const rule of program.earnRules ?? [])
        if (rule.kind === 'sign_up' && isOpen(rule, now))
          points += (
            await act(sql, { book, program, rule, sourceId: undefined, now, isVerified: true })
          ).points
    }
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
    const joinedAt = (account.joinedAt ?? now).toISOString()
    return { joinedAt, points, wallet: await walletOf(sql, book, program) }
  })
}

function isOpen(
  rule: { from?: string | undefined; until?: string | undefined },
  now: Date,
): boolean {
  return (!rule.from || new Date(rule.from) <= now) && (!rule.until || now < new Date(rule.until))
}

export async function enterBirthday(
  database: Database,
  name: BookName,
  { month, day, now }: { month: number; day: number; now: Date },
): Promise<BirthdayTerms> {
  if (!isDayOfYear(month, day)) throw invalid('body', 'day', 'No day of this month')
  return database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const program = await requireProgram(sql, name.shopId)
    const { account } = book
    refuseOutsider(account, program)
    if (!program.earnRules?.some(({ kind }) => kind === 'birthday'))
      throw new ProblemError('unknown_rule', { detail: 'The programme has no birthday rule.' })
    const before = termsOf(account, program)
    const birthday = toText(month, day)
    if (before && account.birthday === birthday) return before
    if (before && new Date(before.editableAt) > now)
      throw new ProblemError('birthday_locked', { params: { editableAt: before.editableAt } })
    Object.assign(account, { birthday, birthdaySetAt: now })
    book.isChanged = true
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
    const terms = termsOf(account, program)
    if (!terms) throw new Error('A birthday was entered and is not there.')
    return terms
  })
}

export async function setExcluded(
  database: Database,
  name: BookName,
  { excluded, now }: { excluded: boolean; now: Date },
): Promise<void> {
  await database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const program = await requireProgram(sql, name.shopId)
    book.isChanged = book.account.excluded !== excluded
    book.account.excluded = excluded
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
  })
}

function refuseOutsider(account: Account, program: ProgramInForce): void {
  if (program.status !== 'active') throw new ProblemError('program_paused')
  if (account.excluded) throw new ProblemError('member_excluded')
}
