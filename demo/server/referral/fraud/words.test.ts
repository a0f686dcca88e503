import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { capOf } from './cap.ts'
import { foldCode, foldOwnCode } from './fold-own-code.ts'
import { maskFriend } from './mask-friend.ts'

describe('a masked friend', () => {
  test.each([
    [{ name: 'Maria Pop' }, 'M•••'],
    [{ name: 'ștefan' }, 'Ș•••'],
    [{ name: 'Елена', email: 'elena@mail.ru' }, 'Е•••'],
    [{ name: '👩🏽‍🌾 Ana' }, '👩🏽‍🌾•••'],
    [{ name: 'e\u0301va' }, 'E\u0301•••'],
    [{ email: 'maria.pop@example.com' }, 'm•••@e•••.com'],
    [{ email: 'maria@mail.example.co.uk' }, 'm•••@m•••.uk'],
    [{ name: 'maria@example.com' }, 'm•••@e•••.com'],
    [{ name: '  ' }, '•••'],
    [{ email: 'nonsense' }, '•••'],
    [{}, '•••'],
  ])('%j is %s', (friend, mask) => {
    expect(maskFriend(friend)).toBe(mask)
  })

  test('never shows more than a letter of any part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        expect([...new Intl.Segmenter().segment(maskFriend({ name }))].length).toBeLessThan(20)
      }),
    )
  })
})

describe('a code of one’s own', () => {
  test.each([
    ['ana', 'ANA'],
    [' Ana Tea ', 'ANA-TEA'],
    ['ștefan-țară', 'STEFAN-TARA'],
    ['Łódź', 'LODZ'],
    ['señor', 'SENOR'],
    ['Юлия-чай', 'YULIYA-CHAI'],
    ['Größe', 'GROSSE'],
    ['tea2026', 'TEA2026'],
    ['CURATOR', 'CURATOR'],
    ['CASSANDRA', 'CASSANDRA'],
    ['Sussex', 'SUSSEX'],
    ['Dupont', 'DUPONT'],
    ['Nazim', 'NAZIM'],
    ['Ignazio', 'IGNAZIO'],
    ['Leblanc', 'LEBLANC'],
    ['Шитов', 'SHITOV'],
    ['Takeshita', 'TAKESHITA'],
    ['free-tea', 'FREE-TEA'],
  ])('%s is written %s', (typed, code) => {
    expect(foldOwnCode(typed)).toEqual({ code })
  })

  test.each([
    ['ab', 'length'],
    ['a-b', 'length'],
    ['---', 'length'],
    ['a'.repeat(31), 'length'],
    ['ana!', 'characters'],
    ['ana@mail', 'characters'],
    ['茶茶茶', 'characters'],
    ['support', 'forbidden'],
    ['Sup-Port', 'forbidden'],
    ['скидка', 'forbidden'],
    ['sklep', 'forbidden'],
    ['kurwa1', 'forbidden'],
    ['ana-gmail-com', 'forbidden'],
    ['ADMIN1', 'forbidden'],
    ['shop-support', 'forbidden'],
    ['official-shop', 'forbidden'],
    ['free-gift', 'forbidden'],
    ['хуй', 'forbidden'],
    ['блядь', 'forbidden'],
  ])('%s cannot be one: %s', (typed, reason) => {
    expect(foldOwnCode(typed)).toEqual({ reason })
  })

  test('is found again however it is typed', () => {
    const keyOf = (text: string): string => foldCode(text).replaceAll('-', '')

    for (const typed of ['ANA-TEA', 'ana tea', 'Ánatea', 'Ана-теа'])
      expect(keyOf(typed)).toBe('ANATEA')
  })

  test('looking up takes any text, and what was folded stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const code = foldCode(typed)
        expect(code).toMatch(/^[\dA-Z-]*$/)
        expect(foldCode(code)).toBe(code)
        const own = foldOwnCode(typed)
        if ('code' in own) expect(foldOwnCode(own.code)).toEqual(own)
      }),
    )
  })
})

describe('the cap', () => {
  const cap = { max: 2, days: 30 }
  const day = (date: string): Date => new Date(`2026-06-${date}T12:00:00.000Z`)

  test('without a reward is open, with no date', () => {
    expect(capOf([], cap)).toEqual({ left: 2 })
  })

  test('opens again thirty days after the reward that counts the longest', () => {
    expect(capOf([day('01'), day('05')], cap)).toEqual({
      left: 0,
      resetsAt: new Date('2026-07-01T12:00:00.000Z'),
    })
  })

  test('that was lowered opens when enough of the earlier ones no longer count', () => {
    expect(capOf([day('01'), day('05'), day('09')], cap)).toEqual({
      left: 0,
      resetsAt: new Date('2026-07-05T12:00:00.000Z'),
    })
  })
})
