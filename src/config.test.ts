import { describe, expect, it } from 'vitest'
import { checkConfig } from './config.ts'

const good = { shop: 'pk_demo', endpoint: 'https://api.example.com' }

describe('checkConfig', () => {
  it('fills in the defaults', () => {
    const { config, problems } = checkConfig(good)
    expect(problems).toEqual([])
    expect(config).toEqual({ ...good, consent: 'auto', theme: {}, launcher: {}, texts: {} })
  })

  it('names option, what was found, what is allowed, and an example', () => {
    const { problems } = checkConfig({ ...good, consent: 'yes' })
    expect(problems.map((problem) => problem.message)).toEqual([
      'Option "consent" is "yes"; allowed is auto, granted or denied. Example: auto',
    ])
  })

  it('drops a wrong option and uses the rest', () => {
    const { config } = checkConfig({ ...good, locale: 'ro', theme: { brand: 'green' } })
    expect(config).toMatchObject({ locale: 'ro', theme: {} })
  })

  it('names a nested option by its path', () => {
    const { problems } = checkConfig({ ...good, theme: { radius: '14px' } })
    expect(problems[0]?.message).toContain('Option "theme.radius" is "14px"')
  })

  it.each([['shop'], ['endpoint']])('starts nothing without %s', (name) => {
    const { config, problems } = checkConfig({ ...good, [name]: undefined })
    expect(config).toBeUndefined()
    expect(problems[0]?.message).toContain(`Option "${name}" is missing`)
  })

  it.each([['javascript:alert(1)'], ['ftp://example.com'], ['api.example.com']])(
    'refuses %s as endpoint',
    (endpoint) => {
      expect(checkConfig({ ...good, endpoint }).config).toBeUndefined()
    },
  )

  it('says so when an option is misspelt', () => {
    const { problems } = checkConfig({ ...good, laucher: {} })
    expect(problems[0]?.message).toContain('Option "laucher" is not an option')
  })

  it('does not let a config reach the prototype', () => {
    checkConfig(
      JSON.parse('{"__proto__":{"polluted":true},"theme":{"__proto__":{"polluted":true}}}'),
    )
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
