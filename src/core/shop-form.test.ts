// @vitest-environment node
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
  launcher: { kind: 'none', side: 'start', offset: 24, hideOn: ['/checkout/*'] },
  texts: { en: { ui: { open: 'The club' } } },
  widgets: { loyalty: { enabled: true }, chat: false },
}

test('a shop of the contract is taken as it is', () => {
  expect(Shop.parse(whole)).toEqual(whole)
  expect(parseShop(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
})

test('campaigns and destinations are there only where a shop has some', () => {
  const more = { campaigns: 'r7', destinations: [{ kind: 'data-layer' }] }

  expect(parseShop({ ...whole, ...more })).toEqual({ ...whole, ...more })
  expect(parseShop({ ...whole, campaigns: 7, destinations: 'posthog' })).toEqual(whole)
})

test('a wrong field falls away alone', () => {
  expect(
    parseShop({
      ...whole,
      name: 7,
      timezone: null,
      locales: 'en',
      theme: 'dark',
      launcher: null,
      texts: 7,
      widgets: 'x',
    }),
  ).toEqual({
    ...whole,
    name: '',
    timezone: 'UTC',
    locales: [],
    theme: {},
    launcher: {},
    texts: {},
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
    texts: {},
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
