import { describe, expect, it } from 'vitest'
import { linksTo } from './channel-links.ts'

const ALL = {
  whatsapp: '+40721123456',
  phone: '+40 (21) 555-01.00',
  email: 'hi+chat?x@fern.example',
  instagram: 'fern.tea',
}
const WORDS = {
  text: 'Hello! It is about K7QX-42.',
  subject: 'About K7QX-42',
  reference: 'K7QX-42',
}

describe('linksTo', () => {
  it('takes the reference along wherever there is room for it', () => {
    expect(linksTo(ALL, WORDS).map(({ href }) => href)).toEqual([
      'https://wa.me/40721123456?text=Hello!%20It%20is%20about%20K7QX-42.',
      'tel:+40215550100',
      'mailto:hi%2Bchat%3Fx@fern.example?subject=About%20K7QX-42',
      'https://ig.me/m/fern.tea?ref=K7QX-42',
    ])
  })

  it('leads there without words too', () => {
    expect(linksTo(ALL).map(({ href }) => href)).toEqual([
      'https://wa.me/40721123456',
      'tel:+40215550100',
      'mailto:hi%2Bchat%3Fx@fern.example',
      'https://ig.me/m/fern.tea',
    ])
  })

  it('keeps a number without a country as it is dialled', () => {
    expect(linksTo({ phone: '021 555 01 00' })).toEqual([
      { channel: 'phone', href: 'tel:0215550100' },
    ])
  })

  it('offers what the shop has, and no more', () => {
    expect(linksTo({})).toEqual([])
  })
})
