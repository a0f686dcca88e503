/** The API as one app: callable in process by tests, mounted at the root by serve.ts. */
import { Hono } from 'hono'
import { answerPreflight } from './http/origin.ts'
import { onError, onUnknownPath, protectAnswers, stampRequests } from './http/frame.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { ROOMS } from './rooms.ts'
import { register } from './route.ts'
import { withDefaults, type ServerOptions } from './services.ts'

export type { ServerOptions } from './services.ts'

export const API_PATHS = ['/v1/*', '/healthz']

/** Everything under `/v1`, and `/healthz`. */
export function createApp(options: ServerOptions): Hono {
  const services = withDefaults(options, ROOMS)
  const checkRate = createRateLimit(services.limits)
  const routes = ROOMS.flatMap((room) => room.routes)
  const app = new Hono()
  for (const path of API_PATHS) app.use(path, stampRequests(services.log), protectAnswers)
  app.options('/v1/*', (c) => answerPreflight(c, services.database))
  for (const route of routes) register(app, route, services, checkRate)
  app.get('/healthz', async (c) => {
    await services.database.query('select 1')
    return c.json({ status: 'ok' })
  })
  app.all('/v1/*', onUnknownPath(routes.map(({ endpoint }) => endpoint)))
  app.onError(onError(services))
  return app
}
