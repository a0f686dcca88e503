/** A shop with a survey in process, and browsers whose tabs run the real model of feedback. */
import { vi } from 'vitest'
import { addSurvey } from '../../demo/server/feedback/feedback.fixture.ts'
import { NO_LIMITS } from '../../demo/server/testing/no-limits.ts'
import { startTestServer } from '../../demo/server/testing/test-server.ts'
import { datedHmac, SHOP_ORIGIN } from '../../demo/server/testing/test-shop.ts'
import type { Answers } from '../../widgets/feedback/contract.ts'
import { createModel } from '../../widgets/feedback/model.ts'
import { createWorldOf } from './world.fixture.ts'

export type World = Awaited<ReturnType<typeof createWorld>>
export type Browser = ReturnType<World['openBrowser']>
export type Tab = Awaited<ReturnType<Browser['openTab']>>

interface Stored {
  readonly submissionId: string
  readonly answers: Answers
  readonly rev: number
}

export async function createWorld() {
  // Here is no page that could be left.
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('removeEventListener', () => undefined)
  const server = await startTestServer({ limits: NO_LIMITS, checkAnswers: false })
  const shop = await server.addShop()
  const survey = await addSurvey(server, shop)
  const own = {
    shop,
    /** As the browser of the shop’s page would ask. */
    async fetch(request: Request): Promise<Response> {
      const headers = new Headers(request.headers)
      headers.set('origin', SHOP_ORIGIN)
      return server.app.fetch(new Request(request, { headers }))
    },
  }
  return {
    ...own,
    ...createWorldOf(own, { name: 'feedback', createModel }),
    server,
    survey,
    proofOf: (sub: string) => datedHmac(shop, sub, server.clock.now()),
    /** All submissions the server has. */
    stored: () =>
      server.database.query<Stored>(
        'select submission_id as "submissionId", answers, rev::int as rev from survey_submissions where shop_id = $1',
        [shop.id],
      ),
    tickets: () =>
      server.database.query<{ id: string; reference: string }>(
        'select ticket_id as id, reference from tickets where shop_id = $1',
        [shop.id],
      ),
    stop: () => server.stop(),
  }
}
