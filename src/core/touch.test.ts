// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { isSameTouch, readTouch, sanitisePath } from './touch.ts'

const AT = 1_000
const SHOP = 'https://shop.example/landing'

describe('a touch', () => {
  test('takes the campaign’s own words and nothing else of the query', () => {
    const url = `${SHOP}?utm_source=news&utm_medium=email&utm_campaign=fern&utm_content=a&utm_term=tea&email=ana@example.com&token=secret#top`

    expect(readTouch(url, '', AT)).toEqual({
      source: 'news',
      medium: 'email',
      campaign: 'fern',
      content: 'a',
      term: 'tea',
      at: AT,
    })
  })

  test('says that a click id was there, never which', () => {
    const touch = readTouch(`${SHOP}?fbclid=IwAR0person&gclid=EAIaperson`, '', AT)

    expect(touch).toEqual({ clickIds: 'gclid,fbclid', at: AT })
  })

  test('names the host of another site only', () => {
    const search = readTouch(SHOP, 'https://www.google.com/search?q=gift+for+ana', AT)

    expect(search).toEqual({ referrerHost: 'google.com', at: AT })
  })

  test.each([
    ['no referrer', SHOP, ''],
    ['the shop itself', SHOP, 'https://shop.example/cart?x=1'],
    ['the shop with www', SHOP, 'https://www.shop.example/'],
    ['an empty campaign', `${SHOP}?utm_source=&utm_medium=%20`, ''],
    ['an address that is none', 'about:blank', 'nonsense'],
  ])('is none for %s', (_case, url, referrer) => {
    expect(readTouch(url, referrer, AT)).toBeUndefined()
  })

  test('is cut to the length an event may carry', () => {
    const touch = readTouch(`${SHOP}?utm_source=${'x'.repeat(5_000)}`, '', AT)

    expect(touch?.source).toHaveLength(256)
  })

  test('is the same at another time and another with another word', () => {
    const touch = { source: 'news', at: 1 }

    expect(isSameTouch(touch, { source: 'news', at: 2 })).toBe(true)
    expect(isSameTouch(touch, { source: 'ads', at: 1 })).toBe(false)
  })
})

describe('a path', () => {
  test.each([
    ['https://shop.example/tea/green?email=ana@example.com#reviews', '/tea/green'],
    ['https://shop.example', '/'],
    ['not an address', '/'],
    [`https://shop.example/${'x'.repeat(5_000)}`, `/${'x'.repeat(1_023)}`],
  ])('of %s has no query and no hash', (url, path) => {
    expect(sanitisePath(url)).toBe(path)
  })
})
