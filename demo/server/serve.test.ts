import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Session } from '../../src/contract/session.ts'
import { paidOrder } from './testing/orders.ts'
import { createSchema } from './testing/test-database.ts'

const SERVE = join(import.meta.dirname, 'serve.ts')
const START_WITHIN_MS = 60_000

interface Running {
  readonly process: ChildProcess
  readonly exited: Promise<number | null>
  output(): string
}

/** Where the data lies: in a folder, or on the server the tests are run against. */
const server = process.env['TEST_DATABASE_URL']

let folder: string
let schema: { url: string; drop(): Promise<void> } | undefined
const started: Running[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-serve-'))
  schema = server ? await createSchema(server) : undefined
})
afterEach(async () => {
  for (const { process, exited } of started.splice(0)) {
    process.kill('SIGKILL')
    await exited
  }
  rmSync(folder, { recursive: true, force: true })
  await schema?.drop()
})

function start(environment: Record<string, string> = {}): Running {
  // In a folder of its own: nothing may depend on where it was started.
  const child = spawn(process.execPath, [SERVE], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      ...(schema && { DATABASE_URL: schema.url }),
      ...environment,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const running = { process: child, exited, output: () => output }
  started.push(running)
  return running
}

async function ready(running: Running): Promise<string> {
  await expect
    .poll(() => running.output(), { timeout: START_WITHIN_MS, interval: 100 })
    .toMatch(/^Data {8}/m)
  return valueOf(running, 'API').replace('/v1', '')
}

function valueOf(running: Running, label: string): string {
  return new RegExp(`^${label}\\s+(\\S+)$`, 'm').exec(running.output())?.[1] ?? ''
}

function signIn(origin: string, email: string, password: string): Promise<Response> {
  return fetch(`${origin}/v1/merchant/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
}

function putOrder(origin: string, secretKey: string): Promise<Response> {
  return fetch(`${origin}/v1/orders/o1`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secretKey}` },
    body: JSON.stringify(paidOrder(5000)),
  })
}

test('one port serves everything, and a second start finds the same data and shows no secret', async () => {
  const first = start()
  const origin = await ready(first)
  const [secretKey, email, password] = ['Secret key', 'Sign-in', 'Password'].map((label) =>
    valueOf(first, label),
  ) as [string, string, string]

  const signedIn = await signIn(origin, email, password)
  const ordered = await putOrder(origin, secretKey)
  const page = await fetch(`${origin}/`)
  const health = await fetch(`${origin}/healthz`)
  first.process.kill('SIGTERM')

  expect([signedIn.status, ordered.status, page.status, health.status]).toEqual([
    200, 200, 200, 200,
  ])
  expect(await ordered.json()).toMatchObject({ applied: true })
  expect(await page.text()).toContain('Fern &amp; Ember')
  expect(await first.exited).toBe(0)

  const second = start()
  const again = await ready(second)
  const repeated = await putOrder(again, secretKey)

  expect(await repeated.json()).toMatchObject({ applied: false })
  expect((await signIn(again, email, password)).status).toBe(200)
  expect(second.output()).not.toMatch(/sk_|Password|First start/)
  second.process.kill('SIGINT')
  expect(await second.exited).toBe(0)
}, 120_000)

test('a kill loses nothing that was answered', async () => {
  const first = start()
  const origin = await ready(first)
  const secretKey = valueOf(first, 'Secret key')
  await putOrder(origin, secretKey)
  first.process.kill('SIGKILL')
  await first.exited

  const second = start()

  const repeated = await putOrder(await ready(second), secretKey)
  expect(await repeated.json()).toMatchObject({ applied: false })
}, 120_000)

/** As a browser comes by it: signed in at the shop, the page carries a proof. */
async function openStream(origin: string): Promise<Response> {
  const signedIn = await fetch(`${origin}/account/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'customer=ana',
  })
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
  const page = await fetch(`${origin}/`, { headers: { cookie: cookie.join('; ') } })
  const proof = /data-identity="([^"]+)"/.exec(await page.text())?.[1]
  const session = await fetch(`${origin}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: 'pk_demo', proof }),
  })
  const { token } = Session.parse(await session.json())
  return fetch(`${origin}/v1/stream`, { headers: { authorization: `Bearer ${token}` } })
}

test('stopping ends open streams and idle connections', async () => {
  const running = start()
  const stream = await openStream(await ready(running))

  running.process.kill('SIGTERM')

  expect(await stream.text()).toContain('stream.opened')
  expect(await running.exited).toBe(0)
}, 120_000)

if (server) test('a second process on the same server shares its data', shareData, 120_000)
else test('a second process on the same folder is told of DATABASE_URL', refuseFolder, 120_000)

async function shareData(): Promise<void> {
  const first = start()
  const origin = await ready(first)
  const second = start({ DATA_DIR: join(folder, 'other') })
  const other = await ready(second)
  const stream = await openStream(other)

  await putOrder(origin, valueOf(first, 'Secret key'))

  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('loyalty.wallet_changed')) text += (await reader?.read())?.value ?? ''
  expect(second.output()).not.toContain('First start')
  await reader?.cancel()
}

async function refuseFolder(): Promise<void> {
  const first = start()
  await ready(first)

  const second = start()

  expect(await second.exited).toBe(1)
  expect(second.output()).toMatch(/in use by process \d+.*DATABASE_URL/)
  expect(second.output().trim().split('\n')).toHaveLength(1)
}

test.each([
  ['PORT', 'http', /^PORT is "http"; allowed is a whole number/],
  [
    'DATABASE_URL',
    'postgres://nobody@127.0.0.1:1/none',
    /^The database of DATABASE_URL cannot be reached/,
  ],
])(
  'a wrong %s ends it with one line',
  async (name, value, message) => {
    const running = start({ [name]: value })

    expect(await running.exited).toBe(1)
    expect(running.output()).toMatch(message)
    expect(running.output().trim().split('\n')).toHaveLength(1)
  },
  60_000,
)

test('a port that is taken is named', async () => {
  const other: Server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  // Safe: it listens on a port, not on a pipe.
  const { port } = other.address() as AddressInfo

  const running = start({ PORT: String(port) })

  expect(await running.exited).toBe(1)
  expect(running.output()).toContain('The port is in use.')
  other.close()
}, 60_000)
