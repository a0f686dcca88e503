/** One process of the backend for bench/streams.ts: serves, does its jobs, and says how much memory it holds whenever it is asked. */
import { serve } from '@hono/node-server'
import { createApp } from '../../demo/server/app.ts'
import { openDatabase } from '../../demo/server/db.ts'
import { hubOf } from '../../demo/server/live/hub.ts'
import { ROOMS } from '../../demo/server/rooms.ts'
import { runSchedule } from '../../demo/server/schedule.ts'
import { withDefaults } from '../../demo/server/services.ts'
import { NO_LIMITS } from '../../demo/server/testing/no-limits.ts'
import { placeOf } from './place.ts'

const database = await openDatabase(placeOf(process.argv[2] ?? ''))
const options = { database, limits: NO_LIMITS }
const app = createApp(options)
void runSchedule(withDefaults(options, ROOMS))

process.on('message', () => {
  // Only with --expose-gc: what nobody holds any more is not what streams cost.
  globalThis.gc?.()
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
  const streams = hubOf(database).audiences().length
  process.send?.({ rss, heapUsed, arrayBuffers, streams })
})
process.on('disconnect', () => process.exit())
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.send?.({ port })
})
