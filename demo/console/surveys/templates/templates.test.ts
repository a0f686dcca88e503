/** Templates: each can be saved as it is, in all five languages. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../src/i18n/index.ts'
import { findFaults } from '../faults.ts'
import { cook, TEMPLATES } from './index.ts'

const READY = TEMPLATES.filter((name) => name !== 'blank')
const SHOP = { offers: [{ id: 'a-tenth' }], segments: {} }

describe('cook', () => {
  it.each(READY)('has nothing wrong in %s, with an offer and without', (name) => {
    for (const offerId of ['a-tenth', undefined])
      expect(findFaults(cook(name, { taken: [], offerId }), SHOP)).toEqual([])
  })

  it.each(READY)('has every word of %s in every language of the widget', (name) => {
    const { locales } = cook(name, { taken: [], offerId: undefined })

    expect(locales).toEqual(LANGUAGES)
  })

  it('gives each a short name that is not taken', () => {
    const taken = ['cancelling', 'cancelling-2']

    expect(cook('cancelling', { taken, offerId: undefined }).id).toBe('cancelling-3')
  })

  it('leads whom it is too expensive to the offer, and without one to a person', () => {
    const kindsOf = (offerId: string | undefined) =>
      cook('cancelling', { taken: [], offerId }).endings.map(({ action }) => action?.kind)

    expect(kindsOf('a-tenth')).toContain('offer')
    expect(kindsOf(undefined)).toEqual([undefined, 'chat'])
  })

  it('leaves the words of a blank one to the merchant', () => {
    const blank = cook('blank', { taken: [], offerId: undefined })

    expect(findFaults(blank).map(({ path }) => path)).toEqual(['title', 'steps.0.question'])
  })
})
