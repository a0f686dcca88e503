/** Saves a version of the rules. Claims keep the terms they were taken under, so no version reaches back. */
import {
  ReferralProgram,
  type ReferralRules,
  type ReferralVersion,
} from '../../../../widgets/referral/contract.ts'
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import { readCurrentProgram as readLoyaltyProgram } from '../../loyalty/queries.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { checkRules } from './check-rules.ts'
import { insertProgram, readVersions } from './queries.ts'

const FIRST_ID = 'referral'

export async function saveProgramVersion(
  database: Database,
  shop: Pick<ShopRow, 'id' | 'currency' | 'timezone'>,
  { basedOn, rules, now }: { basedOn: number; rules: ReferralRules; now: Date },
): Promise<ReferralVersion> {
  return database.transaction(async (sql) => {
    // Of two that save at once the second is told of the first.
    await sql.query('select 1 from shops where shop_id = $1 for update', [shop.id])
    const loyalty = await readLoyaltyProgram(sql, shop.id)
    refuseFaults(rules, { currency: shop.currency, returnDays: loyalty?.holdDays ?? 0 })
    const [newest] = await readVersions(sql, shop.id)
    const revision = newest?.program.revision ?? 0
    if (revision !== basedOn) throw new ProblemError('revision_conflict', { params: { revision } })
    const stored = { id: newest?.program.id ?? FIRST_ID, revision: revision + 1 }
    await insertProgram(sql, shop.id, { ...rules, ...stored }, now)
    const { currency, timezone } = shop
    return toVersion({ program: { ...rules, ...stored, currency, timezone }, createdAt: now })
  })
}

export async function listVersions(
  sql: Sql,
  shopId: string,
): Promise<{ inForce: ReferralVersion | null; draft: ReferralVersion | null }> {
  const versions = await readVersions(sql, shopId)
  const inForce = versions.find(({ program }) => program.status !== 'draft')
  const [newest] = versions
  return {
    inForce: inForce ? toVersion(inForce) : null,
    draft: newest?.program.status === 'draft' ? toVersion(newest) : null,
  }
}

function toVersion({
  program,
  createdAt,
}: {
  program: ReferralProgram
  createdAt: Date
}): ReferralVersion {
  return { program: ReferralProgram.parse(program), createdAt: createdAt.toISOString() }
}

/** All faults at once in the sentence, the first one as parameters. */
function refuseFaults(
  rules: ReferralRules,
  shop: { readonly currency: string; readonly returnDays: number },
): void {
  const faults = checkRules(rules, shop)
  const [first] = faults
  if (!first) return
  throw new ProblemError('impossible_rules', {
    detail: faults.map(({ path, why }) => `${path}: ${why}`).join(' '),
    params: { path: first.path, reason: first.reason, faults },
  })
}
