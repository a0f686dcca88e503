import { describe, expect, it, vi } from 'vitest'
import { checkTexts } from './check-texts.ts'
import type { Messages } from './define-messages.ts'

const ui = { open: 'Rewards and help', hello: 'Hello, {name}' }
const loyalty = { points: { one: '{count} point to {tier}', other: '{count} points to {tier}' } }
const source = (en: Messages['en']) => vi.fn(async () => ({ messages: { en } }))
const sources = { ui: source(ui), loyalty: source(loyalty) }

describe('checkTexts', () => {
  it.each([
    ['a widget nobody has', { en: { loyality: {} } }, 'texts.en.loyality', 'ui, loyalty'],
    ['an unknown key', { en: { ui: { opne: 'Club' } } }, 'texts.en.ui.opne', 'open, hello'],
    ['an unknown slot', { ro: { ui: { hello: 'Bună, {nume}' } } }, 'texts.ro.ui.hello', '{name}'],
    [
      'forms for one text',
      { en: { ui: { open: { other: 'x' } } } },
      'texts.en.ui.open',
      'one text',
    ],
    [
      'a text where forms are wanted',
      { pl: { loyalty: { points: 'punkty' } } },
      'texts.pl.loyalty.points',
      'one, few, many, other',
    ],
    [
      'forms without other',
      { ar: { loyalty: { points: { one: 'نقطة' } } } },
      'texts.ar.loyalty.points',
      'zero, one, two, few, many, other',
    ],
    [
      'a form the language has not',
      { en: { loyalty: { points: { few: 'x', other: '{count}' } } } },
      'texts.en.loyalty.points',
      'one, other',
    ],
    [
      'a slot of another text in one form',
      { es: { loyalty: { points: { one: 'uno', other: '{count} de {total}' } } } },
      'texts.es.loyalty.points',
      '{count}, {tier}',
    ],
  ])('names %s', async (_what, own, option, allowed) => {
    const problems = await checkTexts(own, sources)

    expect(problems).toHaveLength(1)
    expect(problems[0]![0]).toBe(option)
    expect(problems[0]![2]).toContain(allowed)
    expect(problems[0]![3]).not.toBe('')
  })

  it('says nothing of words that can be used', async () => {
    const own = {
      en: { ui: { open: 'Club', hello: 'Hi' } },
      ro: { loyalty: { points: { other: 'încă {count} până la {tier}' } } },
    }

    expect(await checkTexts(own, sources)).toEqual([])
  })

  it('loads only the messages that own words are for', async () => {
    sources.loyalty.mockClear()

    await checkTexts({ en: { ui: { open: 'Club' } } }, sources)

    expect(sources.loyalty).not.toHaveBeenCalled()
  })

  it.each([undefined, null, 'Club', { en: null }, { en: { ui: 'Club' } }])(
    'stands what is no texts at all: %j',
    async (own) => {
      expect(await checkTexts(own, sources)).toEqual([])
    },
  )
})
