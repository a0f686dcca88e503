/** Reads what experiments found: of one campaign, and of all that is promotional against those who saw none. */
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { ExperimentResults } from '../../../../src/contract/campaign/console.ts'
import { WHOLE } from '../../../../src/contract/campaign/experiment.ts'
import type { Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import type { ShopRow } from '../../shop/queries.ts'
import { readHoldouts, readSettings } from '../settings/queries.ts'
import { findStoredCampaign, readActiveVersions } from '../versions/queries.ts'
import { readUnitOrders } from './orders.ts'
import { type Arm, reportFindings } from './report.ts'
import { countUnexposed, readArmUnits } from './units.ts'

type Shop = Pick<ShopRow, 'id' | 'currency'>

/** Of older ones nobody decides anything any more. */
const MOST_PHASES = 5
const HOLDOUT = 'holdout'

interface Run {
  readonly experiment: string
  readonly phase: number | string
  readonly arms: readonly Arm[]
  readonly isUnasked: boolean
  /** `undefined`: all of the shop. */
  readonly campaignId?: string
}

/** The newest phase first; none of a campaign that compares nothing. */
export async function readResultsOf(
  sql: Sql,
  shop: Shop,
  { campaignId, now }: { readonly campaignId: string; readonly now: Date },
): Promise<ExperimentResults[]> {
  if (!(await findStoredCampaign(sql, shop.id, campaignId))) throw new ProblemError('not_found')
  const runs = runsOf(await readActiveVersions(sql, shop.id, campaignId))
  return readRuns(sql, shop, { runs, now })
}

/** Held out against reached, period by period. */
export async function readHoldoutResultsOf(
  sql: Sql,
  shop: Shop,
  now: Date,
): Promise<ExperimentResults[]> {
  const periods = await readHoldouts(sql, shop.id)
  const runs = periods.map(({ period, share }) => ({
    experiment: HOLDOUT,
    phase: period,
    isUnasked: false,
    arms: [
      { id: 'held_out', weight: share, isSilent: true },
      // What a campaign of theirs draws differs from one to the next, and may be nothing.
      { id: 'reached', weight: WHOLE - share, isSilent: true },
    ],
  }))
  return readRuns(sql, shop, { runs, now })
}

/** Each phase once, with the arms of its newest version. */
function runsOf(versions: readonly Campaign[]): Run[] {
  const runs = new Map<string, Run>()
  for (const { id, experiment, surface } of versions) {
    const key = `${experiment?.id}:${experiment?.phase}`
    if (!experiment || runs.has(key)) continue
    const arms = experiment.arms.map((arm) => ({
      id: arm.id,
      weight: arm.weight,
      isSilent: arm.blocks === null,
    }))
    const isUnasked = surface !== 'badge' && surface !== 'inline'
    const { phase } = experiment
    runs.set(key, { experiment: experiment.id, phase, arms, isUnasked, campaignId: id })
  }
  return [...runs.values()]
}

/** `runs`: the newest first. */
async function readRuns(
  sql: Sql,
  shop: Shop,
  { runs, now }: { readonly runs: readonly Run[]; readonly now: Date },
): Promise<ExperimentResults[]> {
  const { settings } = await readSettings(sql, shop.id)
  const results: ExperimentResults[] = []
  let until: Date | undefined
  for (const run of runs.slice(0, MOST_PHASES)) {
    const phase = { shopId: shop.id, experiment: run.experiment, phase: String(run.phase) }
    const arms = run.arms.map(({ id }) => id)
    const acts = { campaignId: run.campaignId, until }
    const units = await readArmUnits(sql, phase, acts)
    results.push(
      reportFindings({
        ...run,
        units,
        orders: await readUnitOrders(sql, phase),
        unexposed: run.campaignId ? await countUnexposed(sql, phase, { ...acts, arms, now }) : 0,
        currency: shop.currency,
        margin: settings.grossMargin / 100,
        now,
      }),
    )
    until = units.map(({ startedAt }) => startedAt).sort((a, b) => +a - +b)[0] ?? until
  }
  return results
}
