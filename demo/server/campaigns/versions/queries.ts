/** Campaigns as they are stored: the version in force, and the draft beside it. */
import type { Campaign } from '../../../../src/contract/campaign/campaign.ts'
import type { CampaignStatus } from '../../../../src/contract/campaign/console.ts'
import type { Sql } from '../../db.ts'

export interface StoredCampaign {
  readonly campaignId: string
  readonly status: CampaignStatus
  /** What shoppers see or saw; of one that nobody has seen yet the newest draft. */
  readonly campaign: Campaign
  readonly draft: Campaign | null
  readonly updatedAt: Date
}

const SELECT = `select campaigns.campaign_id as "campaignId", status, versions.campaign, drafts.campaign as draft,
    updated_at as "updatedAt"
  from campaigns
  join campaign_versions versions using (shop_id, campaign_id, revision)
  left join campaign_versions drafts on drafts.shop_id = campaigns.shop_id
    and drafts.campaign_id = campaigns.campaign_id and drafts.revision = draft_revision`

export function readStoredCampaigns(sql: Sql, shopId: string): Promise<StoredCampaign[]> {
  return sql.query<StoredCampaign>(
    `${SELECT} where campaigns.shop_id = $1 order by campaigns.campaign_id`,
    [shopId],
  )
}

export async function findStoredCampaign(
  sql: Sql,
  shopId: string,
  campaignId: string,
): Promise<StoredCampaign | undefined> {
  const [stored] = await sql.query<StoredCampaign>(
    `${SELECT} where campaigns.shop_id = $1 and campaigns.campaign_id = $2`,
    [shopId, campaignId],
  )
  return stored
}

/** The highest revision there is; 0 of none. */
export function newestOf(stored: StoredCampaign | undefined): number {
  return stored?.draft?.revision ?? stored?.campaign.revision ?? 0
}

export async function insertVersion(
  sql: Sql,
  shopId: string,
  { campaign, isActive, now }: { campaign: Campaign; isActive: boolean; now: Date },
): Promise<void> {
  await sql.query(
    `insert into campaign_versions (shop_id, campaign_id, revision, campaign, created_at, active_since)
     values ($1, $2, $3, $4::jsonb, $5, $6)`,
    [shopId, campaign.id, campaign.revision, JSON.stringify(campaign), now, isActive ? now : null],
  )
}

export async function writeCampaign(
  sql: Sql,
  shopId: string,
  { campaignId, status, campaign, draft, updatedAt }: StoredCampaign,
): Promise<void> {
  await sql.query(
    `insert into campaigns (shop_id, campaign_id, status, revision, draft_revision, updated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (shop_id, campaign_id) do update set status = excluded.status, revision = excluded.revision,
       draft_revision = excluded.draft_revision, updated_at = excluded.updated_at`,
    [shopId, campaignId, status, campaign.revision, draft?.revision ?? null, updatedAt],
  )
}

/** The first time it is seen counts: pausing does not begin anything anew. */
export async function markActive(
  sql: Sql,
  shopId: string,
  { campaign, now }: { campaign: Campaign; now: Date },
): Promise<void> {
  await sql.query(
    `update campaign_versions set active_since = coalesce(active_since, $4)
      where shop_id = $1 and campaign_id = $2 and revision = $3`,
    [shopId, campaign.id, campaign.revision, now],
  )
}

/** Versions that shoppers saw, the newest first. */
export async function readActiveVersions(
  sql: Sql,
  shopId: string,
  campaignId: string,
): Promise<Campaign[]> {
  const rows = await sql.query<{ campaign: Campaign }>(
    `select campaign from campaign_versions
      where shop_id = $1 and campaign_id = $2 and active_since is not null order by revision desc`,
    [shopId, campaignId],
  )
  return rows.map(({ campaign }) => campaign)
}
