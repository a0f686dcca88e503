/** The server of a test file whose tests look at the clock: it begins at the same noon before each, and stops after the last. */
import { afterAll, beforeEach } from 'vitest'
import type { ServerOptions } from '../app.ts'
import { NO_LIMITS } from './no-limits.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** For the top of a test file, before its own hooks: what they add is then done at that noon. */
export async function useServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const server = await startTestServer({ limits: NO_LIMITS, ...options })
  afterAll(() => server.stop())
  beforeEach(() => server.clock.set('2026-06-10T12:00:00.000Z'))
  return server
}
