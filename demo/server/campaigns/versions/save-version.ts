/** Saves a version of a campaign: as a draft that nobody sees, or as what shoppers see from now on. */
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { CampaignStatus } from '../../../../src/contract/campaign/console.ts'
import type { Database, Sql } from '../../db.ts'
import { ProblemError } from '../../http/problem.ts'
import { readSettings } from '../settings/queries.ts'
import { requireSound } from './check-version.ts'
import {
  insertVersion,
  markActive,
  newestOf,
  readStoredCampaigns,
  type StoredCampaign,
  writeCampaign,
} from './queries.ts'

export type Store = Pick<Database, keyof Sql | 'transaction'>

export interface VersionWish {
  readonly campaignId: string
  /** The revision it was made from, 0 for a new one. */
  readonly basedOn: number
  readonly campaign: unknown
  readonly activate: boolean
  readonly now: Date
}

export function saveVersion(store: Store, shopId: string, wish: VersionWish): Promise<void> {
  const { campaignId, basedOn, activate, now } = wish
  return store.transaction(async (sql) => {
    const { settings, campaigns, own } = await hold(sql, shopId, campaignId)
    const revision = newestOf(own)
    if (revision !== basedOn) throw new ProblemError('revision_conflict', { params: { revision } })
    const value = named(wish.campaign, { id: campaignId, revision: revision + 1 })
    const campaign = requireSound(value, { settings, campaigns, isActive: activate })
    await insertVersion(sql, shopId, { campaign, isActive: activate, now })
    await writeCampaign(sql, shopId, { ...next(own, campaign, activate), updatedAt: now })
  })
}

export function setStatus(
  store: Store,
  shopId: string,
  { campaignId, status, now }: { campaignId: string; status: CampaignStatus; now: Date },
): Promise<void> {
  return store.transaction(async (sql) => {
    const { settings, campaigns, own } = await hold(sql, shopId, campaignId)
    if (!own) throw new ProblemError('not_found')
    if (own.status === status) return
    if (own.status === 'ended')
      throw new ProblemError('already_decided', { params: { status: own.status } })
    if (status === 'active') {
      // Its offer may be gone by now.
      requireSound(own.campaign, { settings, campaigns, isActive: true })
      await markActive(sql, shopId, { campaign: own.campaign, now })
    }
    await writeCampaign(sql, shopId, { ...own, status, updatedAt: now })
  })
}

/** Of two that save at once the second is told of the first. */
async function hold(sql: Sql, shopId: string, campaignId: string) {
  await sql.query('select 1 from shops where shop_id = $1 for update', [shopId])
  const { settings } = await readSettings(sql, shopId)
  const campaigns = await readStoredCampaigns(sql, shopId)
  return { settings, campaigns, own: campaigns.find((each) => each.campaignId === campaignId) }
}

/** Its name is that of its address, and its revision ours to count. */
function named(value: unknown, name: Pick<Campaign, 'id' | 'revision'>): unknown {
  return typeof value === 'object' && value !== null ? { ...value, ...name } : value
}

function next(
  own: StoredCampaign | undefined,
  campaign: Campaign,
  activate: boolean,
): Omit<StoredCampaign, 'updatedAt'> {
  const { id: campaignId } = campaign
  if (activate) return { campaignId, status: 'active', campaign, draft: null }
  if (!own || own.status === 'draft') return { campaignId, status: 'draft', campaign, draft: null }
  return { ...own, draft: campaign }
}
