/** How an earn rule stands for a member: whether it earns now, what is left, and when that grows again. */
import type { EarnRule, EarnStanding } from '../../../../widgets/loyalty/contract.ts'
import type { ProblemCode } from '../../../../src/contract/problem-codes.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { Account } from '../account.ts'
import type { ProgramInForce } from '../queries.ts'
import { limitState } from '../redeem/hurdles.ts'
import { birthdayStanding } from './birthday.ts'
import { streakOf } from './visit.ts'
import { groupBy } from '../group-by.ts'

export interface StandingAt {
  readonly account: Account
  readonly program: ProgramInForce
  readonly now: Date
  /** When this rule earned. */
  readonly earnedAt: readonly Date[]
}

/** Once in a lifetime, whatever else the rule says. */
const ONCE: ReadonlySet<EarnRule['kind']> = new Set(['sign_up', 'first_purchase', 'social'])

export function standingOf(rule: EarnRule, at: StandingAt): EarnStanding {
  const limit = ONCE.has(rule.kind) ? { max: 1 } : rule.limit
  const state = limit && limitState(limit, at.earnedAt, at.now)
  const reason = closedBecause(rule, at) ?? (state && !state.met ? 'limit_reached' : undefined)
  return {
    ruleId: rule.id,
    open: reason === undefined,
    ...(reason && { reason: isDone(rule, at, reason) ? 'done' : reason }),
    count: at.earnedAt.length,
    ...(state && { left: state.left }),
    ...(state?.resetsAt && { resetsAt: state.resetsAt.toISOString() }),
    ...(rule.kind === 'visit' &&
      rule.streakDays !== undefined && {
        streak: { days: streakOf(at.account, at.program, at.now), of: rule.streakDays },
      }),
    ...(rule.kind === 'birthday' && birthdayStanding(at.account, at.program)),
  }
}

function isDone({ kind }: EarnRule, { account }: StandingAt, reason: string): boolean {
  return (
    reason === 'limit_reached' &&
    (ONCE.has(kind) || (kind === 'sign_up' && account.joinedAt !== null))
  )
}

function closedBecause(rule: EarnRule, { account, program, now }: StandingAt): string | undefined {
  if (program.status !== 'active') return 'program_paused'
  if (account.excluded) return 'member_excluded'
  if (rule.from && now < new Date(rule.from)) return 'not_started'
  if (rule.until && now >= new Date(rule.until)) return 'rule_ended'
  const isForTier = account.tierId !== null && rule.tierIds?.includes(account.tierId)
  if (rule.tierIds && !isForTier) return 'tier_required'
  if (rule.kind === 'first_purchase' && account.orders > 0) return 'limit_reached'
  return undefined
}

/** As the problem that refuses the action. */
export function refuseClosed(rule: EarnRule, standing: EarnStanding): void {
  const { open, reason, resetsAt } = standing
  if (open) return
  const at = { not_started: rule.from, rule_ended: rule.until }[reason ?? '']
  // Safe: every reason but `done` is a problem code.
  const code = (reason === 'done' ? 'limit_reached' : reason) as ProblemCode
  throw new ProblemError(code, {
    params: {
      ruleId: rule.id,
      ...(resetsAt && { resetsAt }),
      ...(at && { at }),
      ...(reason === 'tier_required' && { tierIds: rule.tierIds }),
    },
  })
}

/** By rule; of purchases only the count is known, by their orders. */
export async function readEarnedAt(
  sql: Sql,
  { shopId, memberId }: Pick<Account, 'shopId' | 'memberId'>,
  rules: readonly string[],
): Promise<Map<string, Date[]>> {
  const rows = await sql.query<{ rule: string; occurredAt: Date }>(
    `select rule, occurred_at as "occurredAt" from loyalty_ledger
      where shop_id = $1 and member_id = $2 and rule = any($3::text[]) and type = 'earn' and order_id is null
     union all
     select rule, earned_at from loyalty_lots
      where shop_id = $1 and member_id = $2 and rule = any($3::text[]) and order_id is not null and points > 0`,
    [shopId, memberId, rules],
  )
  const byRule = groupBy(rows, ({ rule }) => rule)
  return new Map([...byRule].map(([rule, earned]) => [rule, earned.map((row) => row.occurredAt)]))
}
