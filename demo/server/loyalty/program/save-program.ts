/** Saves a version of the programme. What is in force is never edited: awards name the revision they were made by. */
import { Program, type Expiry, type ProgramRules } from '../../../../widgets/loyalty/contract.ts'
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { insertProgram, readVersions, type ProgramInForce } from '../queries.ts'
import { checkRules } from './check-rules.ts'
import { moveExpiries } from './move-expiries.ts'

const FIRST_ID = 'program'

export interface Version {
  readonly program: Program
  readonly createdAt: string
}

export async function saveProgramVersion(
  database: Database,
  shop: ShopRow,
  { basedOn, rules, now }: { basedOn: number; rules: ProgramRules; now: Date },
): Promise<Version> {
  refuseFaults(rules, shop.currency)
  return database.transaction(async (sql) => {
    // Of two that save at once the second is told of the first.
    await sql.query('select 1 from shops where shop_id = $1 for update', [shop.id])
    const versions = await readVersions(sql, shop.id)
    const newest = versions[0]?.program.revision ?? 0
    if (newest !== basedOn)
      throw new ProblemError('revision_conflict', { params: { revision: newest } })
    const before = versions.find(({ program }) => program.status !== 'draft')?.program
    const isInForce = rules.status !== 'draft'
    const expirySince = sinceWhen(before, rules.expiry, now)
    const program = {
      ...rules,
      id: versions[0]?.program.id ?? FIRST_ID,
      revision: newest + 1,
      ...(expirySince !== undefined && { expirySince }),
    }
    await insertProgram(sql, shop.id, program, now)
    const inForce = { ...program, currency: shop.currency, timezone: shop.timezone }
    if (isInForce) await comeIntoForce(sql, shop.id, { before, program: inForce, now })
    return toVersion({ program: inForce, createdAt: now })
  })
}

export async function listVersions(
  sql: Sql,
  shopId: string,
): Promise<{
  inForce: Version | null
  draft: Version | null
  earlier: { revision: number; status: Program['status']; createdAt: string }[]
}> {
  const versions = await readVersions(sql, shopId)
  const inForce = versions.find(({ program }) => program.status !== 'draft')
  const newest = versions[0]
  const draft = newest?.program.status === 'draft' ? newest : undefined
  return {
    inForce: inForce ? toVersion(inForce) : null,
    draft: draft ? toVersion(draft) : null,
    earlier: versions
      .filter((version) => version !== inForce && version !== draft)
      .map(({ program, createdAt }) => ({
        revision: program.revision,
        status: program.status,
        createdAt: createdAt.toISOString(),
      })),
  }
}

function toVersion({ program, createdAt }: { program: ProgramInForce; createdAt: Date }): Version {
  return { program: publicPart(program), createdAt: createdAt.toISOString() }
}

export function publicPart(program: ProgramInForce): Program {
  return Program.parse(program)
}

/** All faults at once in the sentence, the first one as parameters. */
function refuseFaults(rules: ProgramRules, currency: string): void {
  const faults = checkRules(rules, currency)
  const [first] = faults
  if (!first) return
  throw new ProblemError('impossible_rules', {
    detail: faults.map(({ path, why }) => `${path}: ${why}`).join(' '),
    params: { path: first.path, reason: first.reason, faults },
  })
}

/** The switch date stays while neither mode nor length changes. */
function sinceWhen(
  before: ProgramInForce | undefined,
  expiry: Expiry | undefined,
  now: Date,
): string | undefined {
  if (!expiry || expiry.mode === 'none') return undefined
  const isSame = JSON.stringify(before?.expiry ?? null) === JSON.stringify(expiry)
  return isSame ? before?.expirySince : now.toISOString()
}

async function comeIntoForce(
  sql: Sql,
  shopId: string,
  {
    before,
    program,
    now,
  }: { before: ProgramInForce | undefined; program: ProgramInForce; now: Date },
): Promise<void> {
  if (JSON.stringify(before?.expiry ?? null) !== JSON.stringify(program.expiry ?? null))
    await moveExpiries(sql, shopId, { program, now })
  // New thresholds may lift members at once.
  if (JSON.stringify(before?.tiers ?? []) !== JSON.stringify(program.tiers))
    await sql.query('update loyalty_accounts set due_at = least(due_at, $2) where shop_id = $1', [
      shopId,
      now,
    ])
}
