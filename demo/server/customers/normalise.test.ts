import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fingerprint,
  normaliseAddress,
  normaliseEmail,
  normaliseName,
  normalisePhone,
} from './normalise.ts'

describe('an e-mail', () => {
  test.each([
    ['Ana@Example.com', 'ana@example.com'],
    [' ana@example.com ', 'ana@example.com'],
    ['ana+shop@example.com', 'ana@example.com'],
    ['ana+a+b@example.com', 'ana@example.com'],
    ['a.n.a@gmail.com', 'ana@gmail.com'],
    ['Ana+x@GoogleMail.com', 'ana@gmail.com'],
    ['a.n.a@example.com', 'a.n.a@example.com'],
    ['ana@example.com.', 'ana@example.com'],
    // Full-width letters of an East Asian keyboard.
    ['ａｎａ＠ｅｘａｍｐｌｅ.com', 'ana@example.com'],
    ['ana@магазин.рф', 'ana@xn--80aairftm.xn--p1ai'],
    ['ana@XN--80AAIRFTM.xn--p1ai', 'ana@xn--80aairftm.xn--p1ai'],
    ['+tag@example.com', '+tag@example.com'],
    ['...@gmail.com', '...@gmail.com'],
    ['no address', 'no address'],
    ['', ''],
  ])('%j is %j', (typed, normalised) => {
    expect(normaliseEmail(typed)).toBe(normalised)
  })
})

describe('a phone', () => {
  test.each([
    [['+40 721 234 567', '0040 721-234-567', '0721 234 567', '40721234567', '+40 (0)721 234 567']],
    [['+373 69 123 456', '00373 69123456', '069 123 456', '37369123456', '69 12 34 56']],
    [['+7 (916) 123-45-67', '8 916 123 45 67', '8-916-1234567', '79161234567', '916 123-45-67']],
    [['+34 612 345 678', '612345678', '0034612345678']],
    [['+48 501 234 567', '501-234-567', '48501234567']],
    [['+1 202 555 0147', '(202) 555-0147', '1-202-555-0147']],
    [['+39 06 1234 5678', '06 1234 5678']],
    [['+86 138 1234 5678', '138 1234 5678']],
  ])('is one in all of %j', ([first = '', ...others]) => {
    expect(normalisePhone(first)).not.toBe('')
    for (const other of others) expect(normalisePhone(other)).toBe(normalisePhone(first))
  })

  test('that differs in any digit is another', () => {
    const numbers = [
      '0721234567',
      '0731234567',
      '0621234567',
      '0721234568',
      '069123456',
      '068123456',
    ]

    expect(new Set(numbers.map(normalisePhone)).size).toBe(numbers.length)
  })

  test.each(['', '0', '-', 'none', '112', '000 000 0000', '111111111', '123456789', '0123456789'])(
    'that %j is typed for is none',
    (typed) => {
      expect(normalisePhone(typed)).toBe('')
    },
  )
})

describe('an address', () => {
  test.each([
    [
      [
        'Strada Florilor nr. 5, ap. 12, Chișinău',
        'str florilor 5/12 CHISINAU',
        'Chişinău, Florilor 5 12',
      ],
    ],
    [['Bd. Ștefan cel Mare 5', 'Bulevardul Stefan cel Mare, nr 5']],
    [['ул. Пушкина, д. 10, кв. 3', 'улица Пушкина дом 10 квартира 3', 'Пушкина 10, 3']],
    [['C/ Mayor, 5, 2º piso', 'Calle Mayor nº 5, 2º']],
    [['ul. Długa 5 m. 12', 'Dluga 5/12', 'Ulica Długa 5 lok. 12']],
    [['12A Park Street', 'Park St. 12 a']],
  ])('is one in all of %j', ([first = '', ...others]) => {
    expect(normaliseAddress(first)).not.toBe('')
    for (const other of others) expect(normaliseAddress(other)).toBe(normaliseAddress(first))
  })

  test('with another number is another, and one without a number is no place', () => {
    expect(normaliseAddress('Florilor 5')).not.toBe(normaliseAddress('Florilor 15'))
    expect(normaliseAddress('Florilor 5/12')).not.toBe(normaliseAddress('Florilor 512'))
    expect(normaliseAddress('Chișinău')).toBe('')
    expect(normaliseAddress(' - ')).toBe('')
  })
})

test('a name is one in either order and without its accents', () => {
  expect(normaliseName('  Łukasz  Nowak ')).toBe(normaliseName('nowak, lukasz'))
  expect(normaliseName('Ștefan Țurcanu')).toBe(normaliseName('TURCANU Stefan'))
  expect(normaliseName('Ana Rusu')).not.toBe(normaliseName('Ana Russu'))
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.emailAddress(),
)

test.each([
  ['e-mail', normaliseEmail],
  ['address', normaliseAddress],
  ['name', normaliseName],
])('any text at all can be normalised as %s, and a second time changes nothing', (_, normalise) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = normalise(text)
      expect(normalise(once)).toBe(once)
    }),
    { numRuns: 2000 },
  )
})

test('numbers that differ in the area code alone are two', () => {
  expect(normalisePhone('+1 202 555 0143')).not.toBe(normalisePhone('+1 302 555 0143'))
  expect(normalisePhone('(202) 555-0143')).toBe(normalisePhone('+1 202 555 0143'))
})

test('any text at all can be normalised as a phone, to at most ten digits', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'+()- 0123456789') })),
      (text) => {
        expect(normalisePhone(text)).toMatch(/^(\d{7,10})?$/)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a fingerprint depends on the key and on the text, and holds neither', () => {
  const prints = [
    fingerprint('a', 'ana@example.com'),
    fingerprint('b', 'ana@example.com'),
    fingerprint('a', 'ion@example.com'),
  ]

  expect(new Set(prints).size).toBe(3)
  for (const print of prints) expect(print).toMatch(/^[\w-]{22}$/)
  expect(fingerprint('a', 'ana@example.com')).toBe(prints[0])
})
