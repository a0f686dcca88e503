/** The survey by whose ending an offer is asked for. */
import type { Campaign } from '../../../src/contract/campaign/campaign.ts'
import type { Sql } from '../db.ts'
import { deriveOffering, surveyOf } from './derive-campaigns.ts'
import { findSurvey } from './queries.ts'

interface Wish {
  readonly shopId: string
  readonly campaignId: string
}

/** `undefined` of what is no survey, or is not open. */
export async function findOffering(
  sql: Sql,
  { shopId, campaignId }: Wish,
): Promise<Campaign | undefined> {
  const surveyId = surveyOf(campaignId)
  const stored = surveyId === undefined ? undefined : await findSurvey(sql, { shopId, surveyId })
  return stored?.status === 'open' ? deriveOffering(stored.survey) : undefined
}
