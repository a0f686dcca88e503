/** Every page in every language: complete, escaped, and strict enough for its own policy. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LANGUAGES, type Language } from '../../../src/i18n/index.ts'
import { PRODUCTS } from '../catalogue/catalogue.ts'
import { CATEGORIES } from '../catalogue/product.ts'
import { messages } from '../messages/index.ts'
import { fillCheckout, openTestShop, visit, type TestShop, type Visitor } from '../shop.fixture.ts'

const PATHS = [
  '/',
  '/search',
  '/search?q=a',
  '/search?q=samovar',
  '/cart',
  '/checkout',
  '/account',
  '/appearance',
  '/nowhere',
  ...CATEGORIES.map((category) => `/categories/${category}`),
  ...PRODUCTS.map(({ id }) => `/products/${id}`),
]

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

/** With a filled cart, signed in, an order behind them. */
async function shopper(language: Language): Promise<Visitor> {
  const visitor = visit(shop.app)
  await visitor.post('/preferences', { language, currency: 'JPY' })
  await visitor.post('/account/sign-in', { customer: 'zofia' })
  await visitor.post('/cart', { product: 'gift-card', quantity: '1' })
  await visitor.post('/checkout', await fillCheckout(visitor))
  await visitor.post('/cart', { product: 'dune-mug', quantity: '2' })
  return visitor
}

async function readPages(language: Language): Promise<readonly (readonly [string, string])[]> {
  const visitor = await shopper(language)
  const thanks = (await visitor.post('/checkout', await fillCheckout(visitor))).headers.get(
    'location',
  )
  await visitor.post('/cart', { product: 'ash-bowl', quantity: '2' })
  const guest = visit(shop.app)
  await guest.post('/preferences', { language })
  const signedIn = [...PATHS, thanks ?? ''].map(async (path) => {
    return [path, await (await visitor.get(path)).text()] as const
  })
  const signedOut = ['/cart', '/account'].map(async (path) => {
    return [`${path} as a guest`, await (await guest.get(path)).text()] as const
  })
  return Promise.all([...signedIn, ...signedOut])
}

/** Of keys and slots, which a page shows only when a text is missing. */
const KEYS = Object.keys(messages.en).filter((key) => key.includes('.'))

test.each(LANGUAGES)('every page is complete in %s', async (language) => {
  for (const [path, page] of await readPages(language)) {
    expect([path, page]).toEqual([path, expect.stringContaining(`<html lang="${language}">`)])
    expect([path, /undefined|NaN|\[object|\{\w+\}/.exec(textOf(page))?.[0]]).toEqual([
      path,
      undefined,
    ])
    expect([path, KEYS.filter((key) => textOf(page).includes(key))]).toEqual([path, []])
    expect([path, /<title>\s*– /.test(page)]).toEqual([path, false])
    expect([path, /name="description"\s+content="[^"]{8,}"/.test(page)]).toEqual([path, true])
  }
})

test('no page has a script, style or handler of its own in the markup', async () => {
  for (const [path, page] of await readPages('en')) {
    expect([
      path,
      page.match(
        /<script(?![^>]* (?:src=|type="application\/ld\+json"))[^>]*>|<style|\sstyle=|\son[a-z]+=/g,
      ),
    ]).toEqual([path, null])
  }
})

test('every page has one main heading, and every picture and field a name', async () => {
  for (const [path, page] of await readPages('en')) {
    const shown = page.replace(/<template.*?<\/template>/s, '')

    expect([path, shown.match(/<h1/g)?.length]).toEqual([path, 1])
    expect([path, shown.match(/<img(?![^>]*\salt=)[^>]*>/g)]).toEqual([path, null])
    for (const [, id] of shown.matchAll(/<label[^>]* for="([^"]+)"/g))
      expect([path, shown.includes(`id="${id}"`)]).toEqual([path, true])
    const ids = Array.from(shown.matchAll(/\sid="([^"]+)"/g), ([, id]) => id)
    expect([path, new Set(ids).size]).toEqual([path, ids.length])
  }
})

test.each([
  ['/nowhere', 404],
  ['/products/golden-samovar', 404],
  ['/categories/samovars', 404],
  ['/thank-you/FE-22222-22222', 404],
  ['/thank-you/%00', 404],
  ['/pictures/golden-samovar.svg', 404],
])('%s answers %i', async (path, status) => {
  expect((await visit(shop.app).get(path)).status).toBe(status)
})

test('a failure of the shop is said in its own words, without its reasons', async () => {
  const broken = await openTestShop()
  await broken.close()
  const complain = vi.spyOn(console, 'error').mockReturnValue()

  const answer = await visit(broken.app).get('/thank-you/FE-22222-22222')
  const page = await answer.text()
  complain.mockRestore()

  expect(answer.status).toBe(500)
  expect(page).toContain('Something fell off the shelf')
  expect(page).not.toMatch(/PGlite|at \w+ \(/)
})

test('what is searched for is shown as text', async () => {
  const question = `"><script>alert('1')</script>`
  const page = await (await visit(shop.app).get(`/search?q=${encodeURIComponent(question)}`)).text()

  expect(page).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;')
  expect(page).not.toContain('<script>alert')
})

test('speaks the language the browser prefers, and English to the rest', async () => {
  const pages = ['pl-PL,pl;q=0.9,en;q=0.8', 'fi,ro;q=0.5', 'fi'].map(async (accepted) => {
    const page = await visit(shop.app).get('/', { 'accept-language': accepted })
    return /<html lang="(\w+)"/.exec(await page.text())?.[1]
  })

  expect(await Promise.all(pages)).toEqual(['pl', 'ro', 'en'])
})

/** What a reader sees: no tags, no attribute values. */
function textOf(page: string): string {
  return page.replace(/<[^>]+>/g, ' ')
}
