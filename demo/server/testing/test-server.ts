/** The API in process, on a database and a clock of the test file’s own. */
import type { Hono } from 'hono'
import { createApp, type ServerOptions } from '../app.ts'
import type { Log } from '../http/log.ts'
import { ROOMS } from '../rooms.ts'
import { runJobs } from '../schedule.ts'
import { withDefaults, type Services } from '../services.ts'
import type { NewShop } from '../shop/create-shop.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'
import { createTestShop, type TestShop } from './test-shop.ts'

export interface TestServer {
  readonly app: Hono
  readonly database: TestDatabase
  /** What the app runs on, for calling a part of it by itself. */
  readonly services: Services
  readonly clock: TestClock
  /** The lines of the log so far. */
  readonly log: { level: string; message: string; fields: Readonly<Record<string, unknown>> }[]
  addShop(overrides?: Partial<NewShop>): Promise<TestShop>
  /** Every job once, as the schedule does again and again. */
  runJobs(): Promise<void>
  /** Another app on the same database, as in a second process. */
  startAnother(): Promise<{ app: Hono; stop(): Promise<void> }>
  stop(): Promise<void>
}

export interface TestClock {
  now(): Date
  set(instant: string): void
  /** Moves on by days, hours and so on, in ms. */
  pass(ms: number): void
}

export const MINUTE = 60_000
export const DAY = 86_400_000

export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const database = await openTestDatabase()
  const clock = createClock()
  const log: TestServer['log'] = []
  const stopping = new AbortController()
  const settings = { now: clock.now, checkAnswers: true, signal: stopping.signal, ...options }
  const record: Log = (level, message, fields = {}) => void log.push({ level, message, fields })
  const own = { database, ...settings, log: record }
  const app = createApp(own)
  const services = withDefaults(own, ROOMS)
  return {
    app,
    database,
    services,
    clock,
    log,
    addShop: (overrides) => createTestShop({ app, database, now: clock.now }, overrides),
    runJobs: () => runJobs(services),
    startAnother: async () => {
      const other = await database.reopen()
      return { app: createApp({ database: other, ...settings }), stop: () => other.close() }
    },
    stop: async () => {
      stopping.abort()
      await database.close()
    },
  }
}

/** A Wednesday at noon, far from any change of clocks; it stands still unless told. */
function createClock(): TestClock {
  let now = new Date('2026-06-10T12:00:00.000Z')
  return {
    now: () => now,
    set: (instant) => void (now = new Date(instant)),
    pass: (ms) => void (now = new Date(now.getTime() + ms)),
  }
}
