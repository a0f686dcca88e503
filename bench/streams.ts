/**
 * How live the chat is, and what it costs to hold streams open: `node bench/streams.ts [embedded]`. Four processes share a PostgreSQL server of their own
 * where there is one; else, or if asked, one process has an embedded database. A thousand shoppers hold a stream at the first process while messages go to and fro; whoever sends
 * and whoever hears are at different processes. Everything stays on this machine, and ends by itself.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMachine } from '../test/helpers/machine.ts'
import { startPostgres } from '../test/helpers/postgres.ts'
import { startBackends, type Backend, type Memory } from './streams/backends.ts'
import { openStream } from './streams/client.ts'
import { measureAnswers, measureQuestions } from './streams/latency.ts'
import { prepareShop, type BenchShop } from './streams/prepare-shop.ts'
import { exchangeMessages } from './streams/traffic.ts'
import { printTable } from './table.ts'

const STREAMS = 1000
const MESSAGES = 300
/** As fast as the processes take it: more than five minutes bring to a busy shop. */
const TRAFFIC_MS = 50_000
const GOAL_MS = 150

const folder = mkdtempSync(join(tmpdir(), 'regulars-streams-'))
const isEmbedded = process.argv[2] === 'embedded' || !findMachine().postgres
const postgres = isEmbedded ? undefined : await startPostgres()
const place = postgres?.url ?? join(folder, 'data')
try {
  const shop = await prepareShop(place, STREAMS)
  const backends = await startBackends(place, postgres ? 4 : 1)
  try {
    await measure(shop, backends)
  } finally {
    await Promise.all(backends.map((backend) => backend.stop()))
  }
} finally {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(shop: BenchShop, backends: readonly Backend[]): Promise<void> {
  const [holding] = backends
  if (!holding) throw new Error('No process was started.')
  // What is loaded and compiled on first use is no stream’s.
  await measureQuestions(shop, backends, 20)
  await measureAnswers(shop, backends, 20)
  const memory: [when: string, memory: Memory][] = [['before', await holding.memory()]]
  const streams = await Promise.all(
    shop.shoppers.map(({ headers }) => openStream(`${holding.origin}/v1/stream`, headers)),
  )
  memory.push([`${STREAMS} streams`, await holding.memory()])
  const latencies = {
    'agent answers → shopper has it': await measureAnswers(shop, backends, MESSAGES),
    'shopper sends → inbox hears': await measureQuestions(shop, backends, MESSAGES),
  }
  let sent = 0
  for (const third of ['a third', 'two thirds', 'all']) {
    sent += await exchangeMessages(shop, backends, TRAFFIC_MS / 3)
    memory.push([`after ${third} of the traffic`, await holding.memory()])
  }
  const open = streams.filter((stream) => stream.isOpen()).length
  for (const stream of streams) stream.close()
  memory.push(['streams closed', await holding.memory()])
  printMemory(memory)
  console.log(`${sent} messages; ${open} of ${STREAMS} streams were open at the end.\n`)
  printLatencies(latencies, backends.length)
}

function printMemory(memory: readonly (readonly [when: string, memory: Memory])[]): void {
  const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`
  printTable(
    ['one process', 'RSS', 'heap', 'buffers', 'streams'],
    memory.map(([when, { rss, heapUsed, arrayBuffers, streams }]) => [
      when,
      ...[rss, heapUsed, arrayBuffers].map(megabytes),
      String(streams),
    ]),
  )
}

function printLatencies(
  latencies: Readonly<Record<string, readonly number[]>>,
  processes: number,
): void {
  const at = (times: readonly number[], part: number): number =>
    times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN
  printTable(
    [
      `${processes > 1 ? `${processes} processes` : 'one process'}, ${MESSAGES} each`,
      'median',
      'p95',
      'slowest',
      'goal',
    ],
    Object.entries(latencies).map(([what, times]) => [
      what,
      ...[0.5, 0.95, 1 - 1 / times.length].map((part) => `${at(times, part).toFixed(1)} ms`),
      at(times, 0.5) > GOAL_MS ? `over ${GOAL_MS} ms` : `${GOAL_MS} ms`,
    ]),
  )
}
