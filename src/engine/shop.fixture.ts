/** The backend of a shop with campaigns, and the browser that asks it, for the tests of this folder. */
import type { CampaignMemory, CustomerSummary } from '../contract/campaign/customer.ts'
import type { CampaignSet } from '../contract/campaign/served.ts'
import { createBrowser } from '../core/simulated-browser.fixture.ts'

export const MEMORY: CampaignMemory = { tallies: {}, closed: {}, never: [], assignments: [] }

const eur = (minor: number) => ({ minor, currency: 'EUR' })

export const SUMMARY: CustomerSummary = {
  name: 'Ana',
  orders: [],
  ordersCount: 0,
  totalSpent: eur(0),
  spentInYear: eur(0),
  tags: [],
  openTicket: false,
}

export function createSet(items: readonly unknown[], changes: Partial<CampaignSet> = {}) {
  return {
    revision: 'r1',
    items,
    segments: {},
    facts: { shipping: [], payment: [] },
    lifecycle: {
      medianGapDays: 60,
      currency: 'EUR',
      vipTiers: [],
      computedAt: '2026-11-22T00:00:00Z',
    },
    controlForEphemeral: false,
    caps: {},
    ...changes,
  }
}

export interface Backend {
  set: unknown
  summary: CustomerSummary
  memory: CampaignMemory
  isDown: boolean
  /** By `<id>~<token>`. */
  previews: Readonly<Record<string, unknown>>
}

export interface Requested {
  readonly what: string
  readonly body: unknown
}

/** What two tabs, or two visits, have in common. */
export function createShop(backend: Partial<Backend> = {}) {
  const answers: Backend = {
    set: createSet([]),
    summary: SUMMARY,
    memory: MEMORY,
    isDown: false,
    previews: {},
    ...backend,
  }
  const requests: Requested[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const text = await request.text()
    const body: unknown = text ? JSON.parse(text) : undefined
    requests.push({ what: `${request.method} ${url.pathname}`, body })
    if (answers.isDown) throw new TypeError('Failed to fetch')
    return answerPreview(url, answers) ?? answer(url.pathname, answers, body)
  }
  return { browser: createBrowser(), answers, requests, fetch }
}

export type Shop = ReturnType<typeof createShop>

function answerPreview({ pathname, searchParams }: URL, answers: Backend): Response | undefined {
  const [, id = ''] = /^\/v1\/campaigns\/(.+)\/preview$/.exec(pathname) ?? []
  if (!id) return undefined
  const found = answers.previews[`${decodeURIComponent(id)}~${searchParams.get('token')}`]
  if (found) return Response.json(found)
  return Response.json({ type: 'about:blank', status: 404, code: 'not_found' }, { status: 404 })
}

function answer(path: string, answers: Backend, body: unknown): Response {
  if (path === '/v1/session')
    return Response.json({
      token: 't',
      memberId: 'm-ana',
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
    })
  if (path === '/v1/campaigns') return Response.json(answers.set)
  if (path === '/v1/campaigns/customer') {
    const { summary, memory } = answers
    return Response.json({ summary, memory })
  }
  if (path === '/v1/campaigns/memory') {
    // Safe: only the engine writes here, and the server's own tests check the shape.
    answers.memory = body as CampaignMemory
    return Response.json(body)
  }
  if (path === '/v1/events') return Response.json({ now: new Date().toISOString(), results: {} })
  return new Response(null, { status: 204 })
}
