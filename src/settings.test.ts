import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Config } from './config.ts'
import { createSettings } from './settings.ts'

const given: Config = {
  shop: 'pk_demo',
  endpoint: 'https://api.example.com',
  consent: 'auto',
  theme: { radius: 4 },
  launcher: {},
  texts: {},
}
const shop = {
  id: 'shop-1',
  name: 'Fern & Ember',
  currency: 'EUR',
  timezone: 'Europe/Bucharest',
  locales: ['en'],
  theme: { radius: 20, brand: '#112233' },
  launcher: {},
  texts: { ar: { ui: { close: 'إغلاق' } } },
  widgets: {},
}

afterEach(() => document.documentElement.removeAttribute('lang'))

describe('createSettings', () => {
  it('puts the page over the shop', () => {
    const settings = createSettings(given, vi.fn())
    settings.setShop(shop)
    expect(settings.config().theme).toEqual({ radius: 4, brand: '#112233' })
  })

  it('keeps what a change does not name', async () => {
    const settings = createSettings(given, vi.fn())
    await settings.change({ theme: { scheme: 'dark' } })
    expect(settings.config().theme).toEqual({ radius: 4, scheme: 'dark' })
  })

  it('leaves out what is wrong, and says so', async () => {
    const report = vi.fn()
    const settings = createSettings(given, report)
    await settings.change({ theme: { radius: 99 }, locale: 'ro' })
    expect(settings.config().theme).toEqual({ radius: 4 })
    expect(settings.locale().tag).toBe('ro')
    expect(String(report.mock.calls[0]?.[0])).toContain('"theme.radius" is 99')
  })

  it('speaks the page’s language until one is set, and again after it is taken back', async () => {
    document.documentElement.lang = 'pl'
    const settings = createSettings(given, vi.fn())
    expect(settings.locale().tag).toBe('pl')
    await settings.change({ locale: 'es-MX' })
    expect(settings.locale().tag).toBe('es-MX')
    await settings.change({ locale: undefined })
    expect(settings.locale().tag).toBe('pl')
  })

  it('speaks a language the shop has brought the words of', () => {
    document.documentElement.lang = 'ar-EG'
    const settings = createSettings(given, vi.fn())
    expect(settings.locale().language).toBe('en')
    settings.setShop(shop)
    expect(settings.locale()).toEqual({ language: 'ar', tag: 'ar-EG', direction: 'rtl' })
  })
})
