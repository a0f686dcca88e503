/** Campaigns of a shop for the console's tests, and a backend that keeps what is saved. */
import type { CampaignRow, ExperimentResults } from '../../../src/contract/campaign/console.ts'
import { Campaign } from '../../../src/contract/campaign/campaign.ts'
import { answerWith } from '../referrals/backend.fixture.ts'
import { cook } from './recipes.ts'
import type { Settings } from './draft.ts'

export const AT = '2026-06-10T12:00:00.000Z'

export const SETTINGS: Settings = {
  facts: {
    shipping: [
      {
        countries: ['*'],
        currency: 'EUR',
        price: { minor: 490, currency: 'EUR' },
        freeFrom: { minor: 4500, currency: 'EUR' },
        days: { min: 3, max: 5 },
      },
    ],
    payment: ['Visa'],
    returns: { days: 30, isFree: true },
  },
  offers: [
    {
      id: 'a-tenth',
      value: { kind: 'percent', percent: 10 },
      ends: { minutesAfterIssue: 2880 },
      cooldownDays: 90,
    },
  ],
  segments: { 'has-stopped': { name: 'Has stopped', condition: { all: [] } } },
  holdout: null,
  controlForEphemeral: true,
  caps: {},
  vipTiers: [],
  grossMargin: 50,
}

export function rowOf(status: CampaignRow['status'], more: object = {}): CampaignRow {
  const campaign = Campaign.parse({ ...cook('welcome', []), ...more })
  return {
    campaign,
    status,
    updatedAt: AT,
    preview: `${campaign.id}~20000-token`,
    warnings: [],
    numbers: {
      shown: 1200,
      closed: 300,
      never: 20,
      clicked: 90,
      orders: 31,
      revenue: { minor: 123_400, currency: 'EUR' },
    },
  }
}

export const RESULTS: ExperimentResults = {
  experiment: 'welcome-words',
  phase: 1,
  startedAt: AT,
  arms: [armOf('nothing', true), { ...armOf('makers', false), lift: liftOf(-0.02, 0.09) }],
  verdict: 'undecided',
  daysToGo: 11.2,
  alarms: [],
  ephemeral: 7,
  fresh: 40,
}

function armOf(arm: string, isControl: boolean): ExperimentResults['arms'][number] {
  const eur = (minor: number) => ({ minor, currency: 'EUR' })
  return {
    arm,
    isControl,
    units: 1000,
    buyers: 40,
    conversion: 0.04,
    revenue: eur(200_000),
    revenuePerUnit: eur(200),
    discounts: eur(0),
    netPerUnit: eur(200),
    shown: isControl ? 0 : 980,
    closed: 300,
    never: 20,
  }
}

function liftOf(low: number, high: number): ExperimentResults['arms'][number]['lift'] {
  const interval = { estimate: (low + high) / 2, low, high }
  return { conversion: interval, revenue: interval }
}

export interface Saved {
  readonly path: string
  readonly body: unknown
}

/** Answers every page of campaigns; what it is sent is in the list that comes back. */
export function openBackend(rows: readonly CampaignRow[], refusal?: () => Response): Saved[] {
  const saved: Saved[] = []
  const keep =
    (path: string, answer: (body: unknown) => unknown) =>
    (body: unknown): unknown => {
      saved.push({ path, body })
      return refusal ? refusal() : answer(body)
    }
  const paths = rows.flatMap(({ campaign: { id } }) => [id, `${id}-2`])
  answerWith({
    'GET /v1/merchant/campaigns': () => ({ items: rows }),
    'GET /v1/merchant/campaign-settings': () => ({ revision: 3, settings: SETTINGS }),
    'PUT /v1/merchant/campaign-settings': keep('settings', (body) => ({
      revision: 4,
      settings: Object(body).settings,
    })),
    'GET /v1/merchant/holdout': () => ({ experiments: [] }),
    ...Object.fromEntries(
      [...paths, 'message'].flatMap((id) => [
        [
          `PUT /v1/merchant/campaigns/${id}`,
          keep(id, (body) => ({
            row: rowOf(Object(body).activate ? 'active' : 'draft', Object(body).campaign),
          })),
        ],
        [
          `PUT /v1/merchant/campaigns/${id}/status`,
          keep(`${id}/status`, (body) => ({ row: rowOf(Object(body).status, { id }) })),
        ],
        [`GET /v1/merchant/campaigns/${id}/results`, () => ({ experiments: [RESULTS] })],
      ]),
    ),
  })
  return saved
}
