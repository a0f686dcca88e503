import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillPath } from '../../src/contract/endpoint.ts'
import { Problem } from '../../src/contract/problem.ts'
import { ENDPOINTS } from '../../demo/server/contracts.ts'
import { ROOMS } from '../../demo/server/rooms.ts'
import type { AnyEndpoint } from '../../demo/server/route.ts'
import { NO_LIMITS } from '../../demo/server/testing/no-limits.ts'
import { startTestServer, type TestServer } from '../../demo/server/testing/test-server.ts'
import { SHOP_ORIGIN, type TestShop } from '../../demo/server/testing/test-shop.ts'
import { problemsOf } from '../../docs/generate/openapi.ts'

let server: TestServer
let shop: TestShop
beforeAll(async () => {
  server = await startTestServer({ limits: NO_LIMITS })
  shop = await server.addShop()
})
afterAll(() => server.stop())

const byId = (a: AnyEndpoint, b: AnyEndpoint): number => a.id.localeCompare(b.id)

test('the server serves the contract, whole and nothing else', () => {
  const served = ROOMS.flatMap((room) => room.routes).map(({ endpoint }) => endpoint)

  expect(served.sort(byId)).toEqual([...ENDPOINTS].sort(byId))
})

/** Ids that no order, reward or conversation has. */
function pathOf({ path }: AnyEndpoint): string {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return fillPath(path, Object.fromEntries(names.map((name) => [name, 'nobody'])))
}

/** Credentials of the right kind, where there are any to give. */
async function headersFor({ access }: AnyEndpoint): Promise<Record<string, string>> {
  if (access === 'secret') return { authorization: `Bearer ${shop.secretKey}` }
  if (access === 'merchant') return { cookie: await shop.signInMerchant() }
  return isForShoppers({ access }) ? { authorization: await bearerOf(shop, access) } : {}
}

function isForShoppers({ access }: Pick<AnyEndpoint, 'access'>): boolean {
  return access === 'member' || access === 'shopper'
}

/** The least that will do: of a member where it has to be one, of a guest otherwise. */
async function bearerOf(of: TestShop, access: AnyEndpoint['access']): Promise<string> {
  const session =
    access === 'member' ? await of.openSession('ana') : await of.openGuestSession(GUEST_SECRET)
  return `Bearer ${session.token}`
}

const GUEST_SECRET = 'a'.repeat(43)

describe.each(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s',
  (_, endpoint) => {
    const ask = (headers: Record<string, string>, body?: string, query = ''): Promise<Response> =>
      Promise.resolve(
        server.app.request(pathOf(endpoint) + query, {
          method: endpoint.method,
          headers: { 'content-type': 'application/json', ...headers },
          ...(endpoint.body && { body: body ?? '{}' }),
        }),
      )

    test('a caller without credentials is refused by a problem the contract names', async () => {
      const answer = await ask({})

      const problem = Problem.parse(await answer.json())
      expect(problem.status).toBe(answer.status)
      expect(problemsOf(endpoint)).toContain(problem.code)
    })

    test('a page of a foreign origin reads nothing', async () => {
      const answer = await ask(
        { ...(await headersFor(endpoint)), origin: 'https://foreign.example' },
        JSON.stringify({ key: shop.publicKey }),
        `?key=${shop.publicKey}`,
      )

      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
      // A secret key is no page's: whoever has it may read, but a browser shows the answer to no page.
      if (endpoint.access !== 'secret') expect(answer.status).toBeGreaterThanOrEqual(400)
    })

    if (endpoint.body)
      test.each(['', '{', '[]', '"x"', 'null', '7', '{}', '{"__proto__":{"key":1}}'])(
        'the body %j is a problem, not a crash',
        async (body) => {
          const answer = await ask(await headersFor(endpoint), body)

          expect(Problem.parse(await answer.json())).toMatchObject({
            status: 400,
            code: 'invalid_request',
          })
        },
      )

    if (endpoint.access === 'member')
      test('a session of a guest is not enough', async () => {
        const answer = await ask({ authorization: await bearerOf(shop, 'shopper') })

        expect(Problem.parse(await answer.json()).code).toBe('session_expired')
      })

    if (endpoint.access === 'shopper')
      test('a session of a member will do as well as one of a guest', async () => {
        const answers = [
          await ask({ authorization: await bearerOf(shop, 'shopper') }),
          await ask({ authorization: await bearerOf(shop, 'member') }),
        ]

        for (const { status } of answers) expect([401, 403]).not.toContain(status)
        for (const { body } of answers) await body?.cancel()
      })

    if (isForShoppers(endpoint))
      test('a session of another shop’s page is refused', async () => {
        const other = await server.addShop({ origins: ['https://other.example'] })
        const authorization = await bearerOf(other, endpoint.access)

        const answer = await ask({ authorization, origin: SHOP_ORIGIN })

        expect(Problem.parse(await answer.json()).code).toBe('origin_not_allowed')
      })
  },
)
