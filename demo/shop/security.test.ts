/** What the shop refuses. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, visit, type TestShop } from './shop.fixture.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

test.each(['/', '/cart', '/nowhere'])(
  '%s allows only its own files, and no code from text',
  async (path) => {
    const policy = (await visit(shop.app).get(path)).headers.get('content-security-policy')

    expect(policy?.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
      ]),
    )
    expect(policy).not.toMatch(/unsafe|\*/)
  },
)

test.each([
  ['/cart', { product: 'dune-mug' }],
  ['/account/sign-in', { customer: 'ana' }],
  ['/account/sign-out', {}],
  ['/preferences', { language: 'pl' }],
  ['/consent', { answer: 'all' }],
  ['/checkout', {}],
])('a form sent to %s from another site changes nothing', async (path, fields) => {
  const visitor = visit(shop.app)
  const answer = await visitor.post(path, fields, { origin: 'http://evil.test' })

  expect(answer.status).toBe(403)
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await answer.text()).toContain('sent from another site')
})

test.each([
  ['https://evil.test/', '/'],
  ['//evil.test/x', '/'],
  ['/\\evil.test', '/'],
  ['javascript:alert(1)', '/'],
  ['/cart?a=1#b', '/cart?a=1'],
  ['/products/dune-mug', '/products/dune-mug'],
])('a form that wants to return to %s leads to %s', async (wanted, path) => {
  const answer = await visit(shop.app).post('/preferences', { language: 'pl', return: wanted })

  expect(answer.headers.get('location')).toBe(path)
})

test('pages are kept by no shared cache; versioned files by everyone, for good', async () => {
  const visitor = visit(shop.app)
  const page = await visitor.get('/')
  const [stylesheet = ''] = /\/shop\.css\?v=\w+/.exec(await page.text()) ?? []

  const kept = await Promise.all(
    [stylesheet, '/shop.css', '/shop.css?v=old'].map(async (path) => {
      return (await visitor.get(path)).headers.get('cache-control')
    }),
  )

  expect(page.headers.get('cache-control')).toBe('private, no-cache')
  expect(kept).toEqual(['public, max-age=31536000, immutable', 'no-cache', 'no-cache'])
})
