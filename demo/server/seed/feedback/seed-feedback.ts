/** Gives the demo shop its feedback: surveys, twelve weeks of answers, and four complaints on their way to being mended. */
import { openDesk, type Desk } from '../../chat-inbox/desk.ts'
import type { Database, Sql } from '../../db.ts'
import {
  FeedbackSettings,
  Survey,
  type SurveyStatus,
} from '../../../../widgets/feedback/contract.ts'
import { isScore } from '../../../../widgets/feedback/contract/walk.ts'
import { saveDefinition } from '../../feedback/queries.ts'
import { saveFeedbackSettings } from '../../feedback-console/settings/save-settings.ts'
import { findMerchant } from '../../merchant/queries.ts'
import type { Room } from '../../room.ts'
import { findShopByKey } from '../../shop/queries.ts'
import { deliveryOf } from '../deliveries.ts'
import { DEMO_MERCHANT, DEMO_SHOP } from '../fern-and-ember.ts'
import { placeInThePast, within } from '../seed.ts'
import { makeSubmissions, type SurveyOn } from './make-submissions.ts'
import { storeAsks, storeSubmissions } from './store-submissions.ts'
import { COMPLAINT_ORDERS } from './story.ts'
import { DEMO_SURVEYS } from './surveys/index.ts'
import { tellComplaints } from './tell-complaints.ts'

const DAY_MS = 86_400_000
const BEGAN_DAYS_AGO = 85
/** Since then low scores make tickets; before, they were only read. */
const TICKETS_DAYS_AGO = 14
const SHOP = DEMO_SHOP.id

export interface FeedbackSeed {
  readonly rooms: readonly Room[]
  readonly now: Date
  /** Origin the shop’s pages stand at. */
  readonly origin: string
  /** Sign-in address of the second person. */
  readonly colleague: string
  /** A shop that wants to be quiet has only the survey that its shoppers come for. */
  readonly isQuiet: boolean
}

/** Only for a shop that was seeded just now: told twice, everything would be there twice. */
export async function seedDemoFeedback(database: Database, seed: FeedbackSeed): Promise<void> {
  const { rooms, now, origin, colleague } = seed
  await database.transaction(async (sql) => {
    const store = { ...database, ...within(sql) }
    await sql.query('update shops set widgets = widgets || $2::jsonb where shop_id = $1', [
      SHOP,
      JSON.stringify({ feedback: { enabled: true } }),
    ])
    const settings = FeedbackSettings.parse({ notifyEmail: DEMO_MERCHANT })
    await saveFeedbackSettings(store, SHOP, { basedOn: 0, settings, now: daysBefore(now, 85) })
    const surveyOn = await openSurveys(sql, now)
    const { submissions, asks } = makeSubmissions(surveyOn, now)
    await storeSubmissions(sql, { shopId: SHOP, origin }, submissions)
    await storeAsks(sql, SHOP, asks)
    for (const order of COMPLAINT_ORDERS)
      await placeInThePast({ database: store, rooms, now }, order, deliveryOf(order, now))
    const [owner, second] = [await deskOf(sql, DEMO_MERCHANT), await deskOf(sql, colleague)]
    await tellComplaints({ database: store, desks: { owner, colleague: second }, now })
    if (seed.isQuiet) await closeAsking(sql, now)
  })
}

/** Each without tickets first, and as it is now since two weeks. */
async function openSurveys(sql: Sql, now: Date): Promise<SurveyOn> {
  const changedAt = daysBefore(now, TICKETS_DAYS_AGO)
  const began = { status: 'open', now: daysBefore(now, BEGAN_DAYS_AGO) } as const
  const surveys = new Map<string, { first: Survey; newest: Survey }>()
  for (const input of DEMO_SURVEYS) {
    const survey = Survey.parse(input)
    const first = withoutTickets(survey)
    const hasTickets = survey.steps.some((step) => isScore(step) && step.ticketUpTo !== undefined)
    const newest = hasTickets ? { ...survey, revision: survey.revision + 1 } : survey
    await saveDefinition(sql, SHOP, { survey: first, ...began })
    if (hasTickets)
      await saveDefinition(sql, SHOP, { survey: newest, status: 'open', now: changedAt })
    surveys.set(survey.id, { first, newest })
  }
  return (surveyId, at) => {
    const found = surveys.get(surveyId)
    if (!found) throw new Error(`The demo shop has no survey ${surveyId}.`)
    return at < changedAt ? found.first : found.newest
  }
}

function withoutTickets(survey: Survey): Survey {
  const steps = survey.steps.map((step) => {
    if (!isScore(step)) return step
    const { ticketUpTo: _, ...rest } = step
    return rest
  })
  return { ...survey, steps }
}

async function closeAsking(sql: Sql, now: Date): Promise<void> {
  const status: SurveyStatus = 'closed'
  await sql.query(
    `update surveys set status = $2, closed_at = $3 where shop_id = $1 and definition -> 'moment' ->> 'on' <> 'button'`,
    [SHOP, status, now],
  )
}

async function deskOf(sql: Sql, email: string): Promise<Desk> {
  const shop = await findShopByKey(sql, DEMO_SHOP.publicKey)
  const merchant = await findMerchant(sql, email)
  if (!shop || !merchant) throw new Error('The demo shop is not in the database.')
  return openDesk(sql, { shop, merchant })
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS)
}
