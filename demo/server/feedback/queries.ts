/** Surveys and their settings as they are kept; the merchant’s side writes them, the shoppers’ reads them. */
import {
  FeedbackSettings,
  type Survey,
  type SurveyStatus,
} from '../../../widgets/feedback/contract.ts'
import type { Sql } from '../db.ts'

export interface StoredSurvey {
  /** Parsed when it was saved; read as it stands. */
  readonly survey: Survey
  readonly status: SurveyStatus
  readonly updatedAt: Date
  readonly closedAt: Date | null
}

const COLUMNS = 'definition as survey, status, updated_at as "updatedAt", closed_at as "closedAt"'

/** Open ones first, then by name. */
export function listSurveys(sql: Sql, shopId: string): Promise<StoredSurvey[]> {
  return sql.query<StoredSurvey>(
    `select ${COLUMNS} from surveys where shop_id = $1
      order by status <> 'open', definition ->> 'name', survey_id`,
    [shopId],
  )
}

/** In the order of their ids. */
export async function readOpenSurveys(sql: Sql, shopId: string): Promise<Survey[]> {
  const rows = await sql.query<Pick<StoredSurvey, 'survey'>>(
    `select definition as survey from surveys where shop_id = $1 and status = 'open' order by survey_id`,
    [shopId],
  )
  return rows.map(({ survey }) => survey)
}

export interface SurveyName {
  readonly shopId: string
  readonly surveyId: string
}

/** `for update` holds it until the transaction ends. */
export async function findSurvey(
  sql: Sql,
  { shopId, surveyId }: SurveyName,
  lock: '' | 'for update' = '',
): Promise<StoredSurvey | undefined> {
  const [stored] = await sql.query<StoredSurvey>(
    `select ${COLUMNS} from surveys where shop_id = $1 and survey_id = $2 ${lock}`,
    [shopId, surveyId],
  )
  return stored
}

/** A revision that was replaced. */
export interface OldSurvey {
  readonly survey: Survey
  readonly replacedAt: Date
}

/** The newest first. */
export function listOldSurveys(sql: Sql, { shopId, surveyId }: SurveyName): Promise<OldSurvey[]> {
  return sql.query<OldSurvey>(
    `select definition as survey, replaced_at as "replacedAt" from survey_versions
      where shop_id = $1 and survey_id = $2 order by revision desc`,
    [shopId, surveyId],
  )
}

interface Saving {
  /** With the revision it has from now on. */
  readonly survey: Survey
  readonly status: SurveyStatus
  readonly now: Date
}

/** Replaces the revision there is, which is kept beside it. The survey is locked, or new. */
export async function saveDefinition(
  sql: Sql,
  shopId: string,
  { survey, status, now }: Saving,
): Promise<void> {
  await sql.query(
    `insert into survey_versions (shop_id, survey_id, revision, definition, replaced_at)
     select shop_id, survey_id, revision, definition, $4 from surveys
      where shop_id = $1 and survey_id = $2 and revision <> $3 on conflict do nothing`,
    [shopId, survey.id, survey.revision, now],
  )
  await sql.query(
    `insert into surveys (shop_id, survey_id, revision, status, definition, updated_at, closed_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7)
     on conflict (shop_id, survey_id) do update set revision = excluded.revision, status = excluded.status,
       definition = excluded.definition, updated_at = excluded.updated_at`,
    [
      shopId,
      survey.id,
      survey.revision,
      status,
      JSON.stringify(survey),
      now,
      status === 'closed' ? now : null,
    ],
  )
}

/** Opens or closes it; closing again does not move the day it was closed. */
export async function setStatus(
  sql: Sql,
  { shopId, surveyId }: SurveyName,
  { status, now }: { readonly status: 'open' | 'closed'; readonly now: Date },
): Promise<void> {
  await sql.query(
    `update surveys set status = $3, updated_at = $4,
            closed_at = case when $3 = 'closed' then coalesce(closed_at, $4) end
      where shop_id = $1 and survey_id = $2 and status <> $3`,
    [shopId, surveyId, status, now],
  )
}

export interface SettingsRevision {
  /** 0 until they are saved for the first time. */
  readonly revision: number
  readonly settings: FeedbackSettings
}

export async function loadFeedbackSettings(sql: Sql, shopId: string): Promise<SettingsRevision> {
  const [row] = await sql.query<{ revision: number; settings: unknown }>(
    'select revision, settings from feedback_settings where shop_id = $1',
    [shopId],
  )
  // Parsed, so that a field that was added since has its default.
  return { revision: row?.revision ?? 0, settings: FeedbackSettings.parse(row?.settings ?? {}) }
}

export async function writeFeedbackSettings(
  sql: Sql,
  shopId: string,
  { revision, settings, now }: SettingsRevision & { readonly now: Date },
): Promise<void> {
  await sql.query(
    `insert into feedback_settings (shop_id, revision, settings, saved_at) values ($1, $2, $3::jsonb, $4)
     on conflict (shop_id) do update set revision = $2, settings = $3::jsonb, saved_at = $4`,
    [shopId, revision, JSON.stringify(settings), now],
  )
}
