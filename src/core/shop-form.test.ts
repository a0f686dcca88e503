// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Shop } from '../contract/shop.ts'
import { parseShop } from './shop-form.ts'

const whole: Shop = {
  id: 'shop-1',
  name: 'Fern & Ember',
  currency: 'EUR',
  timezone: 'Europe/Bucharest',
  locales: ['en', 'ro'],
  theme: { brand: '#1a7f5a', radius: 12, font: 'page', scheme: 'dark', density: 'compact' },
  launcher: { kind: 'none', side: 'start', offset: 24 },
  widgets: { loyalty: { enabled: true }, chat: false },
}

test('a shop of the contract is taken as it is', () => {
  expect(Shop.parse(whole)).toEqual(whole)
  expect(parseShop(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
})

test('a wrong field falls away alone', () => {
  const theme = {
    brand: 'red;}*{x',
    radius: 99,
    font: 'Comic Sans',
    scheme: 'dark',
    density: 7,
    css: '*{}',
  }
  const launcher = { kind: 'button', side: 'left', offset: -1 }

  expect(
    parseShop({
      ...whole,
      name: 7,
      timezone: null,
      locales: ['en', 7, ''],
      theme,
      launcher,
      widgets: 'x',
    }),
  ).toEqual({
    ...whole,
    name: '',
    timezone: 'UTC',
    locales: ['en'],
    theme: { scheme: 'dark' },
    launcher: { kind: 'button' },
    widgets: {},
  })
})

test('what is missing has a default', () => {
  expect(parseShop({ id: 'shop-1', currency: 'EUR' })).toEqual({
    id: 'shop-1',
    name: '',
    currency: 'EUR',
    timezone: 'UTC',
    locales: [],
    theme: {},
    launcher: {},
    widgets: {},
  })
})

test.each([
  [null],
  ['<html>'],
  [[]],
  [{}],
  [{ id: 7, currency: 'EUR' }],
  [{ id: 'x' }],
  [{ code: 'not_found' }],
])('%j is no shop', (value) => {
  expect(parseShop(value)).toBeUndefined()
})

test('whatever a backend answers, theme and launcher are within the contract', () => {
  const fields = fc.dictionary(
    fc.constantFrom('brand', 'radius', 'font', 'scheme', 'kind', 'side', 'offset', '__proto__'),
    fc.oneof(fc.anything(), fc.constantFrom('#abcdef', 'page', 'dark', 'end', 3)),
  )
  fc.assert(
    fc.property(fields, fields, fc.anything(), (theme, launcher, widgets) => {
      const shop = parseShop({ id: 'x', currency: 'EUR', theme, launcher, widgets })
      expect(Shop.safeParse({ ...shop, widgets: {} }).success).toBe(true)
    }),
  )
})
