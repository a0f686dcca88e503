// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod/mini'
import { readWallet } from '../../widgets/loyalty/contract.ts'
import { defineEndpoint } from '../contract/endpoint.ts'
import { openSession } from '../contract/session.ts'
import { readShop } from '../contract/shop.ts'
import { createCell } from './cell.ts'
import { captureEnvironment } from './environment.ts'
import { RegularsError } from './errors.ts'
import type { TokenWish } from './guest.ts'
import { ProblemError } from './problem-error.ts'
import { createTransport } from './transport.ts'

const renameOrder = defineEndpoint({
  id: 'test.rename',
  method: 'PUT',
  path: '/v1/test/{orderId}/name',
  access: 'public',
  summary: 'For tests.',
  params: z.object({ orderId: z.string() }),
  query: z.object({ dry: z.optional(z.boolean()), page: z.optional(z.int()) }),
  body: z.object({ name: z.string() }),
  response: z.object({ lines: z.array(z.object({ name: z.string() })) }),
})

const readOpen = defineEndpoint({
  id: 'test.read',
  method: 'GET',
  path: '/v1/test',
  access: 'open',
  summary: 'For tests.',
  response: z.object({ ok: z.boolean() }),
})

const readTold = defineEndpoint({
  id: 'test.told',
  method: 'GET',
  path: '/v1/told',
  access: 'shopper',
  summary: 'For tests.',
  response: z.object({ ok: z.boolean() }),
})

const tell = defineEndpoint({
  id: 'test.tell',
  method: 'POST',
  path: '/v1/told',
  access: 'shopper',
  summary: 'For tests.',
  body: z.object({ text: z.string() }),
  response: z.object({ ok: z.boolean() }),
})

const shop = {
  id: 'shop-1',
  name: 'Fern & Ember',
  currency: 'EUR',
  timezone: 'Europe/Bucharest',
  locales: ['en'],
  theme: {},
  launcher: {},
  texts: {},
  widgets: {},
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers })

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(
    {
      type: 'about:blank',
      title: 'No.',
      status,
      code,
      params: { path: 'x' },
      retryable: status === 429 || status >= 500,
      requestId: 'req-7',
    },
    status,
    { 'content-type': 'application/problem+json', ...headers },
  )

type Answer = () => Response | Promise<Response>

let requests: Request[]
let bodies: string[]
beforeEach(() => {
  requests = []
  bodies = []
})

/** A backend that gives these answers one after the other, and the last one for ever. */
function setUp(...answers: Answer[]) {
  const tokens = ['token-1', 'token-2', undefined]
  let generation = 1
  const identity = {
    token: vi.fn(async (rejected?: string) =>
      rejected ? tokens[tokens.indexOf(rejected) + 1] : tokens[0],
    ),
    generation: () => generation,
  }
  const fetch = async (input: unknown) => {
    const request = input as Request
    requests.push(request)
    bodies.push(await request.clone().text())
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason))
    })
    return Promise.race([aborted, answers[Math.min(requests.length, answers.length) - 1]!()])
  }
  const environment = {
    ...captureEnvironment(),
    fetch,
    now: () => Date.UTC(2026, 10, 22, 12),
    setTimeout: (run: () => void, delayMs: number) => Number(setTimeout(run, delayMs)),
  }
  const guest = {
    who: createCell<string | undefined>('guest'),
    token: vi.fn(async ({ rejected }: TokenWish = {}): Promise<string | undefined> =>
      rejected ? 'guest-2' : 'guest-1',
    ),
  }
  const { call, upload } = createTransport({
    endpoint: 'https://api.shop/sub/',
    key: 'pk_test',
    environment,
    identity,
    guest: async () => guest,
  })
  return { call, upload, identity, guest, changeCustomer: () => void (generation += 1) }
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('The call should have failed.'),
    (error: unknown) => error,
  )

describe('a public read', () => {
  test('carries the key in its query and comes back checked', async () => {
    const { call } = setUp(() => json({ ...shop, unknownField: 1 }))

    const answer = await call(readShop)

    expect(answer).toEqual(shop)
    expect(requests[0]?.url).toBe('https://api.shop/sub/v1/shop?key=pk_test')
  })

  test('needs no preflight: no header but those every request may have, no cookies, no page address', async () => {
    const { call } = setUp(() => json(shop))

    await call(readShop)

    expect([...requests[0]!.headers.keys()]).toEqual(['accept'])
    expect(requests[0]).toMatchObject({
      method: 'GET',
      credentials: 'omit',
      referrerPolicy: 'strict-origin',
    })
  })
})

describe('a write', () => {
  test('fills its path, drops what is not given and carries the key in its body', async () => {
    const { call } = setUp(() => json({ lines: [] }))

    await call(renameOrder, {
      params: { orderId: 'a/b?c' },
      query: { page: 2 },
      body: { name: 'Tea' },
    })

    expect(requests[0]?.url).toBe('https://api.shop/sub/v1/test/a%2Fb%3Fc/name?page=2')
    expect(JSON.parse(bodies[0]!)).toEqual({ name: 'Tea', key: 'pk_test' })
    expect(requests[0]?.headers.get('idempotency-key')).toBeNull()
  })

  test('is not repeated by itself', async () => {
    const { call } = setUp(() => problem(503, 'unavailable'))

    const error = await failure(call(openSession, { body: { proof: 'p' } }))

    expect(error).toMatchObject({ code: 'unavailable' })
    expect(requests).toHaveLength(1)
  })

  test('with an idempotency key is repeated, the same', async () => {
    const { call } = setUp(
      () => problem(503, 'unavailable', { 'retry-after': '0' }),
      () => json({ lines: [] }),
    )
    const body = { name: 'Tea' }

    await call(renameOrder, { params: { orderId: '1' }, body, idempotencyKey: 'once' })

    expect(requests.map((request) => request.headers.get('idempotency-key'))).toEqual([
      'once',
      'once',
    ])
    expect(bodies[1]).toBe(bodies[0])
  })
})

describe('a read is tried twice', () => {
  test.each([
    ['after a broken network', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'after a page’s own wrapper of fetch failed',
      () => Promise.reject(new Error('blocked by wrapper')),
    ],
    ['after 500', () => problem(500, 'internal_error')],
    ['after a proxy’s 502', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['after 429', () => problem(429, 'rate_limited', { 'retry-after': '0' })],
  ])('%s', async (_case, first) => {
    const { call } = setUp(first, () => json({ ok: true }))

    expect(await call(readOpen)).toEqual({ ok: true })
    expect(requests).toHaveLength(2)
  })

  test('and no more', async () => {
    const { call } = setUp(() => Promise.reject(new TypeError('Failed to fetch')))

    const error = await failure(call(readOpen))

    expect(error).toBeInstanceOf(RegularsError)
    expect(error).toMatchObject({ code: 'no_answer', message: expect.stringContaining('/v1/test') })
    expect(requests).toHaveLength(2)
  })

  test('but not after an answer that a repeat cannot change', async () => {
    const { call } = setUp(() => problem(404, 'not_found'))

    expect(await failure(call(readOpen))).toMatchObject({ code: 'not_found', retryable: false })
    expect(requests).toHaveLength(1)
  })

  test('after as long as Retry-After says', async () => {
    vi.useFakeTimers()
    const { call } = setUp(
      () => problem(429, 'rate_limited', { 'retry-after': '7' }),
      () => json({ ok: true }),
    )
    const calling = call(readOpen)
    await vi.advanceTimersByTimeAsync(6_999)
    expect(requests).toHaveLength(1)

    await vi.advanceTimersByTimeAsync(1)
    await calling
    vi.useRealTimers()

    expect(requests).toHaveLength(2)
  })

  test('unless that is longer than anybody waits: then the caller is told how long', async () => {
    const { call } = setUp(() => problem(429, 'rate_limited', { 'retry-after': '60' }))

    expect(await failure(call(readOpen))).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 60_000,
    })
    expect(requests).toHaveLength(1)
  })
})

test('a backend that does not answer is given up after 15 seconds', async () => {
  vi.useFakeTimers()
  const { call } = setUp(() => new Promise(() => undefined))
  const calling = failure(call(readOpen))

  await vi.advanceTimersByTimeAsync(15_000)
  const error = await calling
  vi.useRealTimers()

  expect(error).toMatchObject({ code: 'no_answer', cause: { name: 'TimeoutError' } })
})

test.each([200, 503])(
  'a body that stops half-way (%i) is given up after 15 seconds',
  async (status) => {
    vi.useFakeTimers()
    const { call } = setUp(() => new Response(new ReadableStream(), { status }))
    const calling = failure(call(openSession, { body: { proof: 'p' } }))

    await vi.advanceTimersByTimeAsync(15_000)
    const error = await calling
    vi.useRealTimers()

    expect(error).toMatchObject({ code: status === 200 ? 'no_answer' : 'unavailable' })
  },
)

describe('an answer that breaks the contract', () => {
  test.each([
    ['names the field', () => json({ lines: [{ name: 'a' }, { name: 7 }] }), 'lines.1.name'],
    ['of another shape', () => json('text'), 'body'],
    ['that is no JSON', () => new Response('<html>'), 'body'],
    ['that is empty', () => new Response(null, { status: 200 }), 'body'],
  ])('%s', async (_case, answer, where) => {
    const { call } = setUp(answer)

    const error = await failure(
      call(renameOrder, { params: { orderId: '1' }, body: { name: 'x' } }),
    )

    expect(error).toMatchObject({
      code: 'bad_answer',
      message: expect.stringContaining(`"${where}"`),
    })
  })
})

describe('a problem', () => {
  test('is an error with everything the backend said', async () => {
    const { call } = setUp(() => problem(409, 'insufficient_points'))

    const error = await failure(call(readOpen))

    expect(error).toBeInstanceOf(ProblemError)
    expect(error).toMatchObject({
      name: 'ProblemError',
      message: '/v1/test answered 409 insufficient_points.',
      code: 'insufficient_points',
      status: 409,
      params: { path: 'x' },
      retryable: false,
      retryAfterMs: undefined,
      requestId: 'req-7',
    })
  })

  test.each([
    [400, 'invalid_request', false],
    [401, 'session_expired', false],
    [404, 'not_found', false],
    [413, 'payload_too_large', false],
    [429, 'rate_limited', true],
    [500, 'unavailable', true],
    [504, 'unavailable', true],
  ])('without details is told by its status: %i is %s', async (status, code, retryable) => {
    const { call } = setUp(() => new Response('nope', { status, headers: { 'x-request-id': 'r' } }))
    const body = { name: 'x' }

    const error = await failure(call(renameOrder, { params: { orderId: '1' }, body }))

    expect(error).toMatchObject({ code, retryable, status, requestId: 'r', params: {} })
  })
})

describe('a member’s call', () => {
  const wallet = {
    revision: 1,
    available: 0,
    pending: 0,
    held: 0,
    debt: 0,
    spendable: 0,
    lifetime: 0,
    nextRelease: null,
    tier: { current: null, qualifying: 0, pendingQualifying: 0, next: null },
    spent: { minor: 0, currency: 'EUR' },
  }

  test('carries the bearer and no key', async () => {
    const { call } = setUp(() => json(wallet))

    await call(readWallet)

    expect(requests[0]?.headers.get('authorization')).toBe('Bearer token-1')
    expect(requests[0]?.url).toBe('https://api.shop/sub/v1/loyalty/wallet')
  })

  test('with an expired session renews it once and is repeated once', async () => {
    const { call, identity } = setUp(
      () => problem(401, 'session_expired'),
      () => json(wallet),
    )

    expect(await call(readWallet)).toEqual(wallet)
    expect(identity.token.mock.calls).toEqual([[], ['token-1']])
    expect(requests[1]?.headers.get('authorization')).toBe('Bearer token-2')
  })

  test('refused twice is refused', async () => {
    const { call } = setUp(() => problem(401, 'session_expired'))

    expect(await failure(call(readWallet))).toMatchObject({ code: 'session_expired' })
    expect(requests).toHaveLength(2)
  })

  test('that cannot be renewed says why it was refused', async () => {
    const { call, identity } = setUp(() => problem(401, 'session_expired'))
    identity.token.mockImplementation(async (rejected) => (rejected ? undefined : 'token-1'))

    expect(await failure(call(readWallet))).toMatchObject({ code: 'session_expired' })
    expect(requests).toHaveLength(1)
  })

  test('without a bearer is not sent', async () => {
    const { call, identity } = setUp(() => json(wallet))
    identity.token.mockResolvedValue(undefined)

    expect(await failure(call(readWallet))).toMatchObject({ code: 'signed_out' })
    expect(requests).toEqual([])
  })

  test.each([
    ['a good', () => json(wallet)],
    ['a bad', () => problem(404, 'not_found')],
  ])('%s answer that comes after the customer has changed is dropped', async (_how, last) => {
    let answer = (_response: Response): void => undefined
    const { call, changeCustomer } = setUp(() => new Promise((resolve) => (answer = resolve)))
    const calling = failure(call(readWallet))
    await vi.waitFor(() => expect(requests).toHaveLength(1))

    changeCustomer()
    answer(last())

    expect(await calling).toMatchObject({ code: 'signed_out' })
  })
})

describe('a call of the shopper, member or guest', () => {
  test('that reads carries the bearer, and makes no guest', async () => {
    const { call, guest } = setUp(() => json({ ok: true }))

    await call(readTold)

    expect(guest.token.mock.calls).toEqual([[{ isWriting: false }]])
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer guest-1')
  })

  test('that writes may make one', async () => {
    const { call, guest } = setUp(() => json({ ok: true }))

    await call(tell, { body: { text: 'Hello' } })

    expect(guest.token.mock.calls).toEqual([[{ isWriting: true }]])
  })

  test('of nobody is not made at all', async () => {
    const { call, guest } = setUp(() => json({ ok: true }))
    guest.token.mockResolvedValueOnce(undefined)

    expect(await failure(call(readTold))).toMatchObject({ code: 'signed_out' })

    expect(requests).toEqual([])
  })

  test('whose bearer is refused is made once more with another', async () => {
    const { call, guest } = setUp(
      () => problem(401, 'session_expired'),
      () => json({ ok: true }),
    )

    expect(await call(readTold)).toEqual({ ok: true })

    expect(guest.token).toHaveBeenLastCalledWith({ isWriting: false, rejected: 'guest-1' })
    expect(requests[1]?.headers.get('authorization')).toBe('Bearer guest-2')
  })

  test('that a guest has asked is not answered to the member who has signed in', async () => {
    const { call, guest } = setUp(() => {
      guest.who.value = 'm-ana'
      return json({ ok: true })
    })

    expect(await failure(call(readTold))).toMatchObject({ code: 'signed_out' })
  })
})

test('a file goes as it is, and says how far it is', async () => {
  const sent: unknown[] = []
  vi.stubGlobal(
    'XMLHttpRequest',
    class {
      readonly upload: { onprogress?: (event: object) => void } = {}
      status = 200
      responseText = '{"ok":true}'
      onload = (): void => undefined
      onloadend = (): void => undefined
      open = (...line: unknown[]): void => void sent.push(line)
      setRequestHeader = (...line: unknown[]): void => void sent.push(line)
      getAllResponseHeaders = (): string => 'content-type: application/json\r\n'
      send(body: unknown): void {
        sent.push(body)
        this.upload.onprogress?.({ loaded: 1, total: 2 })
        this.onload()
        this.onloadend()
      }
    },
  )
  const { upload } = setUp(() => problem(500, 'internal'))
  const blob = new Blob(['mug'], { type: 'image/png' })
  const onProgress = vi.fn()

  const answer = await upload(tell, { params: undefined, query: undefined, blob, onProgress })

  expect(answer).toEqual({ ok: true })
  expect(sent).toContainEqual(['POST', 'https://api.shop/sub/v1/told'])
  expect(sent).toContainEqual(['authorization', 'Bearer guest-1'])
  expect(sent).toContainEqual(['content-type', 'image/png'])
  expect(sent.at(-1)).toBe(blob)
  expect(onProgress.mock.calls).toEqual([[0.5]])
  vi.unstubAllGlobals()
})

test('a call the caller gives up ends as one without an answer', async () => {
  const { call } = setUp(() => new Promise(() => undefined))
  const stop = new AbortController()
  const calling = failure(call(readOpen, { signal: stop.signal }))
  await vi.waitFor(() => expect(requests).toHaveLength(1))

  stop.abort()

  expect(await calling).toMatchObject({ code: 'no_answer', cause: { name: 'AbortError' } })
  expect(requests[0]?.signal.aborted).toBe(true)
})
