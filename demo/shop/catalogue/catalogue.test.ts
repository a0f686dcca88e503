/** The catalogue is complete, and products are found by words. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/i18n/index.ts'
import { goesWith, PRODUCTS, productsOf, searchProducts } from './catalogue.ts'
import { findDrawing } from './pictures/index.ts'
import { CATEGORIES } from './product.ts'

test.each(CATEGORIES)('the category %s has four products', (category) => {
  expect(productsOf(category)).toHaveLength(4)
})

test.each(PRODUCTS.map((product) => [product.id, product] as const))(
  '%s has a picture, a safe id and a text in every language',
  (id, product) => {
    expect(findDrawing(id)).toMatch(/^<svg .*<\/svg>$/s)
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    for (const language of LANGUAGES) {
      const { name, line, story, details } = product.texts[language]
      expect([name, line, story, ...details].filter((text) => text.trim() === '')).toEqual([])
    }
  },
)

test.each(LANGUAGES)('no two products share a name in %s', (language) => {
  const names = PRODUCTS.map((product) => product.texts[language].name)

  expect(new Set(names).size).toBe(PRODUCTS.length)
})

test.each([
  ['plum', 'en', 'smoke-and-plum'],
  ['PLUM  smoke', 'en', 'smoke-and-plum'],
  ['lumanare', 'ro', 'ember-candle'],
  ['слива', 'ru', 'smoke-and-plum'],
  ['śliwka', 'pl', 'smoke-and-plum'],
  ['nogal', 'es', 'walnut-scoop'],
] as const)('“%s” in %s finds %s', (question, language, id) => {
  expect(searchProducts(question, language).map((product) => product.id)).toContain(id)
})

test.each(['', '   ', 'samovar', '<script>'])('“%s” finds nothing', (question) => {
  expect(searchProducts(question, 'en')).toEqual([])
})

test('what goes with a product is never the product itself, and begins with its own kind', () => {
  for (const product of PRODUCTS) {
    const others = goesWith(product)

    expect(others).not.toContain(product)
    expect(others).toHaveLength(4)
    expect(others.slice(0, 3).every(({ category }) => category === product.category)).toBe(true)
  }
})
