/** The services of other makers, answered within the browser as their contracts say. */
import type { BrowserContext, Request, Route } from 'playwright-core'
import {
  createFormbricks,
  type Asked,
  type Reply,
} from '../../src/destinations/services.fixture.ts'

export interface Service {
  readonly asked: Asked[]
  /** `down` takes nothing; `lost` does what is asked, and the answer does not arrive. */
  mood: (asked: Asked) => 'down' | 'lost' | undefined
}

const ALLOW = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization',
  'access-control-allow-methods': '*',
}

export function serveFormbricks(context: BrowserContext, host: string) {
  const formbricks = createFormbricks()
  return serve(context, host, formbricks.answer).then((service) => ({ ...formbricks, service }))
}

export async function serve(
  context: BrowserContext,
  host: string,
  answer: (asked: Asked) => Reply,
): Promise<Service> {
  const service: Service = { asked: [], mood: () => undefined }
  await context.route(`${host}/**`, async (route: Route, request: Request) => {
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: ALLOW })
    const asked: Asked = {
      at: performance.now(),
      url: request.url(),
      method: request.method(),
      headers: request.headers(),
      keepalive: false,
      body: JSON.parse(request.postData() ?? '{}'),
    }
    service.asked.push(asked)
    const mood = service.mood(asked)
    if (mood === 'down') return route.abort('connectionrefused')
    const { status, body } = answer(asked)
    if (mood === 'lost') return route.abort('connectionreset')
    return route.fulfill({ status, headers: ALLOW, json: body ?? {} })
  })
  return service
}
