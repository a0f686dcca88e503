/** The API alone as a process of its own, for tests that need several: prints its port, serves until it is killed. */
import { serve } from '@hono/node-server'
import { createApp } from '../app.ts'
import { openDatabase } from '../db.ts'
import { NO_LIMITS } from './no-limits.ts'

const [url = ''] = process.argv.slice(2)
const place = url.startsWith('postgres')
  ? ({ kind: 'server', url } as const)
  : ({ kind: 'folder', path: url } as const)
const database = await openDatabase(place)
const app = createApp({ database, limits: NO_LIMITS })
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`port ${port}\n`)
})
