import { describe, expect, it } from 'vitest'
import { overlayTexts } from './overlay-texts.ts'
import { createTranslate } from './translate.ts'

const ro = { ui: { open: 'Recompense', close: 'Închide' }, loyalty: { title: 'Punctele tale' } }

describe('overlayTexts', () => {
  it('puts single texts over those of the language', () => {
    expect(overlayTexts(ro, { ui: { open: 'Club' } })).toEqual({
      ui: { open: 'Club', close: 'Închide' },
      loyalty: { title: 'Punctele tale' },
    })
  })

  it('needs no language file', () => {
    expect(overlayTexts(undefined, { ui: { open: 'Club' } })).toEqual({ ui: { open: 'Club' } })
  })

  it('takes an emptied text for one not given', () => {
    expect(overlayTexts(ro, { ui: { open: '' } })).toEqual(ro)
  })

  it('is the language itself without own words', () => {
    expect(overlayTexts(ro, undefined)).toBe(ro)
    expect(overlayTexts(undefined, undefined)).toBeUndefined()
  })

  it.each([null, 'Club', 7, ['Club'], { ui: null }, { ui: 'Club' }, { ui: { open: null } }])(
    'shows English where the backend sent %j',
    (own) => {
      const texts = overlayTexts(undefined, own as never)

      expect(createTranslate({ open: 'Rewards' }, texts?.['ui'], 'en')('open')).toBe('Rewards')
    },
  )
})
