import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ViewedProduct } from '../platform/platform.ts'
import { createPageFacts, type PageFactsOptions } from './create-page-facts.ts'

interface Browser {
  readonly happyDOM: { setURL(url: string): void }
}

// Safe: the tests run in happy-dom, which hangs its own handle on the window.
const { happyDOM } = globalThis as unknown as Browser
const go = (url: string) => happyDOM.setURL(`https://shop.example${url}`)

beforeEach(() => {
  document.head.replaceChildren()
  document.title = ''
  document.documentElement.lang = 'ro-RO'
  go('/silk-scarf')
})

afterEach(() => {
  Reflect.deleteProperty(document, 'referrer')
})

function open(options: Partial<PageFactsOptions> = {}) {
  const facts = createPageFacts({
    visibleMs: () => 61_900,
    scrollDepth: () => 40,
    visit: () => undefined,
    ...options,
  })
  return { ...facts, fact: (name: string) => facts.read().facts[name] }
}

function print(node: object): void {
  const script = document.createElement('script')
  script.type = 'application/ld+json'
  script.textContent = JSON.stringify(node)
  document.head.append(script)
}

function printTag(name: string, attributes: Readonly<Record<string, string>>): void {
  const tag = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) tag.setAttribute(key, value)
  document.head.append(tag)
}

const comeFrom = (referrer: string) =>
  Object.defineProperty(document, 'referrer', { value: referrer, configurable: true })

const scarf = {
  '@type': 'Product',
  sku: 'SCARF',
  name: 'Silk scarf',
  image: '/scarf.jpg',
  offers: { price: '49.90', priceCurrency: 'EUR', availability: 'InStock' },
}

describe('the page', () => {
  test('where it is, how it is called and how long it was looked at', () => {
    go('/silk-scarf?ref=ana&ref=ion&color=#top')
    document.title = 'Silk scarf'

    const { facts, open: groups } = open().read()

    expect(facts).toMatchObject({
      'page.host': 'shop.example',
      'page.path': '/silk-scarf',
      'page.title': 'Silk scarf',
      'page.language': 'ro-RO',
      'page.visibleSeconds': 61,
      'page.scrollDepth': 40,
    })
    expect(groups['page.query']).toEqual({ ref: 'ana', color: '' })
  })

  test('its path is told as people write it', () => {
    go('/eșarfe/roșu')
    expect(open().fact('page.path')).toBe('/eșarfe/roșu')

    go('/%E0%A4%A')
    expect(open().fact('page.path')).toBe('/%E0%A4%A')
  })

  test('a product page is about its product', () => {
    print({ '@graph': [{ '@type': 'Organization' }, { ...scarf, keywords: ['silk'] }] })

    expect(open().read().facts).toMatchObject({
      'page.type': 'product',
      'page.productId': 'SCARF',
      'page.productTags': ['silk'],
      'page.productPrice': { minor: 4_990, currency: 'EUR' },
      'page.productAvailable': true,
    })
  })

  test('of a page nobody knows anything of, nothing is made up', () => {
    const { facts } = open().read()

    for (const name of ['type', 'productId', 'productTags', 'productPrice', 'productAvailable'])
      expect(facts[`page.${name}`]).toBeUndefined()
  })

  test('of another kind of page it is known that it is about no product', () => {
    go('/cart')
    print(scarf)

    expect(open().read().facts).toMatchObject({
      'page.type': 'cart',
      'page.productId': null,
      'page.productTags': null,
      'page.productPrice': null,
    })
  })

  test('a list of products is about none of them', () => {
    print({ '@type': 'ItemList', itemListElement: [{ item: scarf }] })
    expect(open().fact('page.productId')).toBeUndefined()

    print([scarf, { ...scarf, sku: 'SOAP' }])
    expect(open().fact('page.productId')).toBeUndefined()
  })

  test('broken marks do not hide the others', () => {
    printTag('script', { type: 'application/ld+json' })
    document.head.querySelector('script')!.textContent = '{ "@type": "Product", }'
    print(scarf)

    expect(open().fact('page.productId')).toBe('SCARF')
  })

  test('the id of the platform goes before, for the cart speaks of it so', () => {
    print(scarf)
    const viewed: ViewedProduct = { id: '77', tags: ['sale'], path: '/silk-scarf' }

    const { fact } = open({ viewed: () => viewed })

    expect(fact('page.productId')).toBe('77')
    expect(fact('page.productTags')).toEqual(['sale'])
    expect(fact('page.productPrice')).toEqual({ minor: 4_990, currency: 'EUR' })
  })

  test('our tag may say what it is', () => {
    printTag('script', { 'data-page-type': 'collection' })

    const { fact } = open()
    expect(fact('page.type')).toBe('collection')

    go('/elsewhere')
    expect(fact('page.type')).toBeUndefined()
    document.head.querySelector('script')!.setAttribute('data-page-type', 'blog')
    expect(fact('page.type')).toBe('blog')
  })
})

describe('after a soft navigation', () => {
  test('what is left in place from the page before is not of this one', () => {
    print(scarf)
    const { fact } = open()
    expect(fact('page.productId')).toBe('SCARF')

    go('/green-soap')
    expect(fact('page.productId')).toBeUndefined()

    document.head.replaceChildren()
    print({ ...scarf, sku: 'SOAP' })
    expect(fact('page.productId')).toBe('SOAP')
  })

  test('going back finds the product again', () => {
    print(scarf)
    const { fact } = open()
    fact('page.productId')
    go('/green-soap')
    fact('page.productId')

    go('/silk-scarf')

    expect(fact('page.productId')).toBe('SCARF')
  })
})

describe('the way here', () => {
  test('is the visit’s', () => {
    comeFrom('https://shop.example/')

    const { facts, open: groups } = open({
      visit: () => ({
        landingPath: '/landing',
        touch: { source: 'google', medium: 'cpc', clickIds: 'gclid', referrerHost: 'google.com' },
      }),
    }).read()

    expect(facts).toMatchObject({
      'traffic.channel': 'paid',
      'traffic.referrerHost': 'google.com',
      'traffic.landingPath': '/landing',
      'traffic.hasClickId': true,
    })
    expect(groups['traffic.utm']).toEqual({ source: 'google', medium: 'cpc' })
  })

  test('of a visit that nothing led to is known, and direct', () => {
    const { facts, open: groups } = open({ visit: () => ({ landingPath: '/' }) }).read()

    expect(facts).toMatchObject({
      'traffic.channel': 'direct',
      'traffic.referrerHost': null,
      'traffic.hasClickId': false,
    })
    expect(groups['traffic.utm']).toEqual({})
  })

  test('without a visit is what this page can tell of its own arrival', () => {
    comeFrom('https://www.google.com/')
    const { fact, read } = open()
    go('/second')

    expect(fact('traffic.channel')).toBe('organic')
    expect(fact('traffic.landingPath')).toBe('/silk-scarf')
    expect(read().open['traffic.utm']).toEqual({})
  })

  test('without a visit, from another page of the shop or from nowhere, is unknown', () => {
    comeFrom('https://shop.example/')

    const { facts, open: groups } = open().read()

    expect(facts).not.toHaveProperty('traffic.channel')
    expect(groups).not.toHaveProperty('traffic.utm')
  })
})

test('the device says what it is, and what only some browsers tell stays unknown', () => {
  const { facts } = open().read()

  expect(facts['device.languages']).toEqual([...navigator.languages])
  expect(facts['device.online']).toBe(true)
  expect(['phone', 'tablet', 'desktop']).toContain(facts['device.viewport'])
  expect(facts['device.saveData']).toBeUndefined()
})

describe('the product as a card', () => {
  test('leads back to the page without its query', () => {
    go('/silk-scarf?email=ana@example.com')
    print(scarf)

    expect(open().product()).toEqual({
      id: 'SCARF',
      name: 'Silk scarf',
      url: '/silk-scarf',
      image: '/scarf.jpg',
      price: { minor: 4_990, currency: 'EUR' },
    })
  })

  test('leads to what the page calls its address, on this site alone', () => {
    print(scarf)
    printTag('link', { rel: 'canonical', href: 'https://shop.example/p/scarf?v=1' })
    expect(open().product()?.url).toBe('/p/scarf?v=1')

    document.querySelector('link')!.setAttribute('href', 'https://elsewhere.example/scarf')
    expect(open().product()?.url).toBe('/silk-scarf')
  })

  test('is not drawn where its page cannot be found again, or where it is none', () => {
    go('/product.php?id=7')
    print(scarf)
    expect(open().product()).toBeUndefined()

    go('/cart')
    expect(open().product()).toBeUndefined()
  })

  test('shows no picture that is not of this site or over https', () => {
    print({ ...scarf, image: 'javascript:alert(1)' })

    expect(open().product()).not.toHaveProperty('image')
  })
})
