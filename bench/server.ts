/** How fast the reference backend is with a great many points: `node bench/server.ts`, on PGlite or on DATABASE_URL. */
import { createApp } from '../demo/server/app.ts'
import type { Database } from '../demo/server/db.ts'
import { catchUp } from '../demo/server/loyalty/jobs.ts'
import { NO_LIMITS } from '../demo/server/testing/no-limits.ts'
import { openTestDatabase } from '../demo/server/testing/test-database.ts'
import { createTestShop } from '../demo/server/testing/test-shop.ts'
import { changeProgram } from '../demo/server/testing/loyalty.ts'
import { printTable } from './table.ts'
import { fillHistory, fillManyMembers } from './server-data.ts'

const ROWS = 100_000
const NOW = new Date('2026-06-10T12:00:00.000Z')
const DAY = 86_400_000
const REPEATS = 60

let now = NOW
const database = await openTestDatabase()
const app = createApp({ database, limits: NO_LIMITS, now: () => now })
const shop = await createTestShop({ app, database, now: () => now })
await changeProgram({ database, clock: { now: () => now } }, shop, {
  expiry: { mode: 'lot', months: 12 },
})

const rows: [what: string, value: string, budget: string][] = []
const { memberToken, orders } = await fillHistory(database, shop, { rows: ROWS, now })
rows.push(['ledger rows of the member', String(orders.rows), String(ROWS)])
rows.push([
  'GET wallet, median',
  `${(await medianOf('/v1/loyalty/wallet')).toFixed(1)} ms`,
  '20 ms',
])
rows.push([
  'GET wallet, slowest of 60',
  `${(await slowestOf('/v1/loyalty/wallet')).toFixed(1)} ms`,
  '',
])
for (const [name, path] of Object.entries({
  'first page of the history': '/v1/loyalty/history?limit=50',
  'page in the middle': `/v1/loyalty/history?limit=50&cursor=${ROWS / 2}`,
  'last page': '/v1/loyalty/history?limit=50&cursor=50',
}))
  rows.push([name, `${(await medianOf(path)).toFixed(1)} ms`, 'the same'])
rows.push(['GET rewards, median', `${(await medianOf('/v1/loyalty/rewards')).toFixed(1)} ms`, ''])

// Work blocks the timers of this process, so the heap is looked at between two transactions.
let highest = 0
for (const members of (process.argv[2] ?? '10000').split(',')) await measureJobs(Number(members))
printTable(['what', 'measured', 'budget'], rows)
await database.close()

async function measureJobs(members: number): Promise<void> {
  const other = await createTestShop({ app, database, now: () => now })
  await changeProgram({ database, clock: { now: () => now } }, other, {
    expiry: { mode: 'lot', months: 12 },
  })
  await fillManyMembers(database, other, { lots: ROWS, members, now })
  now = new Date(now.getTime() + 15 * DAY)
  rows.push([`release of ${ROWS} lots of ${members} members`, await timed(database), '60 s'])
  now = new Date(now.getTime() + 400 * DAY)
  rows.push([`their expiry`, await timed(database), '60 s'])
  now = NOW
}

/** Time, and how much the heap grew at its highest beyond where it began. */
async function timed(sql: Database): Promise<string> {
  const before = process.memoryUsage().heapUsed
  highest = before
  const begun = performance.now()
  await catchUp(watched(sql), now)
  const seconds = (performance.now() - begun) / 1000
  return `${seconds.toFixed(1)} s, heap +${Math.round((highest - before) / 1_048_576)} MB`
}

function watched(sql: Database): Database {
  return {
    ...sql,
    transaction: (work) => {
      highest = Math.max(highest, process.memoryUsage().heapUsed)
      return sql.transaction(work)
    },
  }
}

async function timesOf(path: string): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < REPEATS; index++) {
    const begun = performance.now()
    const answer = await app.request(path, { headers: { authorization: `Bearer ${memberToken}` } })
    await answer.text()
    times.push(performance.now() - begun)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`)
  }
  return times.sort((a, b) => a - b)
}

async function medianOf(path: string): Promise<number> {
  return (await timesOf(path))[REPEATS / 2] ?? Number.NaN
}

async function slowestOf(path: string): Promise<number> {
  return (await timesOf(path)).at(-1) ?? Number.NaN
}
