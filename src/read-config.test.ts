import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { checkConfig } from './config.ts'
import { merge, readConfig } from './read-config.ts'

const good = { shop: 'pk_demo', endpoint: 'https://api.example.com' }

describe('readConfig', () => {
  it('fills in the same defaults as the schema', async () => {
    expect(await readConfig(good, vi.fn())).toEqual(checkConfig(good).config)
  })

  it('never says anything the schema does not say', async () => {
    const value = fc.oneof(
      fc.constantFrom(
        'pk_demo',
        'pk_',
        'https://a.example',
        'http://localhost:4400',
        'https://a.example/api',
      ),
      fc.constantFrom('en', 'ro-MD', 'romanian', 'auto', 'granted', 'no', '', 7, null, true, {}),
      fc.string(),
    )
    const raw = fc.dictionary(
      fc.constantFrom('shop', 'endpoint', 'locale', 'consent', 'theme', 'x'),
      value,
    )
    await fc.assert(
      fc.asyncProperty(raw, async (given) => {
        const { config, problems } = checkConfig(given)
        const report = vi.fn()
        const outcome = await readConfig(given, report).catch((error: Error) => error)
        if (config) expect(outcome).toEqual(config)
        else expect(outcome).toBeInstanceOf(Error)
        expect(report.mock.calls.length).toBe(config && problems.length > 0 ? 1 : 0)
      }),
      { numRuns: 500 },
    )
  })

  it('reports all mistakes in one line', async () => {
    const report = vi.fn()
    await readConfig({ ...good, consent: 'yes', locale: 7 }, report)
    expect(report).toHaveBeenCalledOnce()
    const [[error]] = report.mock.calls as [[Error]]
    expect(error.message).toContain('"consent" is "yes"')
    expect(error.message).toContain('"locale" is 7')
  })
})

describe('merge', () => {
  it('puts the page above the shop, field by field', () => {
    const shop = { theme: { radius: 20, brand: '#112233' }, launcher: { phone: { bottom: 72 } } }
    const page = { theme: { radius: 4 }, launcher: { side: 'start', phone: { offset: 8 } } }
    expect(merge(shop, page)).toEqual({
      theme: { radius: 4, brand: '#112233' },
      launcher: { side: 'start', phone: { bottom: 72, offset: 8 } },
    })
  })

  it('takes a list as a whole', () => {
    expect(merge({ hideOn: ['/a', '/b'] }, { hideOn: ['/c'] })).toEqual({ hideOn: ['/c'] })
  })

  it('lets a field that is there but undefined win', () => {
    expect(merge({ locale: 'ro' }, { locale: undefined })).toEqual({ locale: undefined })
  })

  it('never writes to a prototype', () => {
    const merged = merge(JSON.parse('{"__proto__": {"isBad": true}}'), { side: 'end' })
    expect(Reflect.get({}, 'isBad')).toBeUndefined()
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
  })
})
