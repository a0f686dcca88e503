/** Actions that earn: told by the page where the rule allows it, by the shop’s server, or by joining. */
import type { ActionAnswer, EarnRule } from '../../../../widgets/loyalty/contract.ts'
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Book } from '../account.ts'
import { lockBook, type BookName } from '../load-book.ts'
import { passTime } from '../pass-time.ts'
import { requireProgram, type ProgramInForce } from '../queries.ts'
import { findRequest, rememberRequest, type RequestName } from '../requests.ts'
import { saveBooks } from '../save-book.ts'
import { walletOf } from '../wallet.ts'
import { ACTION_SOURCE, awardAction } from './award-action.ts'
import { readEarnedAt, refuseClosed, standingOf } from './standing.ts'
import { countVisit } from './visit.ts'

/** What a page may tell of at all, if the rule says so as well. */
const PAGE_KINDS: ReadonlySet<EarnRule['kind']> = new Set(['visit', 'social', 'custom'])
const SERVER_KINDS: ReadonlySet<EarnRule['kind']> = new Set(['review', 'social', 'custom'])

export interface Told {
  readonly ruleId: string
  readonly sourceId?: string | undefined
}

interface Acted {
  readonly applied: boolean
  readonly points: number
}

export async function actFromPage(
  database: Database,
  name: RequestName,
  { told, now }: { told: Told; now: Date },
): Promise<{ answer: ActionAnswer; isReplay: boolean }> {
  return database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const known = await findRequest(sql, name)
    // Safe: nothing but answers of this endpoint is kept with its fingerprint.
    if (known?.answer) return { answer: known.answer as ActionAnswer, isReplay: true }
    const program = await requireProgram(sql, name.shopId)
    const rule = ruleOf(program, told.ruleId)
    if (!rule.fromPage || !PAGE_KINDS.has(rule.kind)) throw forbidden(rule)
    const acted = await act(sql, {
      book,
      program,
      rule,
      sourceId: told.sourceId,
      now,
      isVerified: false,
    })
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
    const earnedAt = (await readEarnedAt(sql, name, [rule.id])).get(rule.id) ?? []
    const standing = standingOf(rule, { account: book.account, program, now, earnedAt })
    const answer = { ...acted, standing, wallet: await walletOf(sql, book, program) }
    await rememberRequest(sql, name, { answer, now })
    return { answer, isReplay: false }
  })
}

export async function actFromServer(
  database: Database,
  name: BookName,
  { told, now }: { told: Required<Told>; now: Date },
): Promise<Acted> {
  return database.transaction(async (sql) => {
    const book = await lockBook(sql, name, now)
    const program = await requireProgram(sql, name.shopId)
    const rule = ruleOf(program, told.ruleId)
    if (!SERVER_KINDS.has(rule.kind)) throw forbidden(rule)
    const acted = await act(sql, {
      book,
      program,
      rule,
      sourceId: told.sourceId,
      now,
      isVerified: true,
    })
    await saveBooks(sql, name.shopId, { books: [book], programId: program.id, now })
    return acted
  })
}

export interface Deed {
  readonly book: Book
  readonly program: ProgramInForce
  readonly rule: EarnRule
  readonly sourceId: string | undefined
  readonly now: Date
  readonly isVerified: boolean
}

const NOTHING: Acted = { applied: false, points: 0 }

/** The caller holds the member and saves the book. */
export async function act(sql: Sql, { book, program, rule, now, ...deed }: Deed): Promise<Acted> {
  passTime(book, program, now)
  const source = sourceOf(rule, deed.sourceId)
  if (source !== undefined && (await isKnown(sql, book, rule, source))) return NOTHING
  const earnedAt = (await readEarnedAt(sql, book.account, [rule.id])).get(rule.id) ?? []
  refuseClosed(rule, standingOf(rule, { account: book.account, program, now, earnedAt }))
  const sourceId = source ?? visited(book, program, { rule, now })
  if (sourceId === undefined) return NOTHING
  awardAction(book, { rule, program, sourceId, isVerified: deed.isVerified, at: now })
  return { applied: true, points: rule.points }
}

/** What makes two tellings the same one; `undefined` for a visit, which the day decides. */
function sourceOf({ kind, channel }: EarnRule, told: string | undefined): string | undefined {
  if (kind === 'visit') return undefined
  if (kind === 'sign_up') return 'join'
  if (kind === 'social') return `channel:${channel ?? ''}`
  return told ?? 'once'
}

/** Names the day that earns: each, or the last of a whole streak. */
function visited(
  book: Book,
  program: ProgramInForce,
  { rule, now }: { rule: EarnRule; now: Date },
): string | undefined {
  const day = countVisit(book.account, program, now)
  if (day === undefined) return undefined
  book.isChanged = true
  return book.account.visitStreak % (rule.streakDays ?? 1) === 0 ? day : undefined
}

async function isKnown(
  sql: Sql,
  { account }: Book,
  rule: EarnRule,
  sourceId: string,
): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from loyalty_ledger where shop_id = $1 and member_id = $2 and rule = $3 and order_id is null
       and source = $4 and source_id = $5 limit 1`,
    [account.shopId, account.memberId, rule.id, ACTION_SOURCE, sourceId],
  )
  return rows.length > 0
}

function ruleOf({ earnRules = [] }: ProgramInForce, ruleId: string): EarnRule {
  const rule = earnRules.find(({ id }) => id === ruleId)
  if (!rule) throw new ProblemError('unknown_rule', { params: { ruleId } })
  return rule
}

function forbidden({ id }: EarnRule): ProblemError {
  return new ProblemError('earn_forbidden', { params: { ruleId: id } })
}
