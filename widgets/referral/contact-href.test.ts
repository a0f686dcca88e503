import { describe, expect, it } from 'vitest'
import { contactHref } from './contact-href.ts'

describe('a contact', () => {
  it.each([
    ['help@shop.example', 'mailto:help@shop.example'],
    ['o?subject=x@shop.example', 'mailto:o%3Fsubject%3Dx@shop.example'],
    ['/pages/contact', '/pages/contact'],
    ['https://help.shop.example/ask', 'https://help.shop.example/ask'],
  ])('%s leads to %s', (contact, href) => {
    expect(contactHref(contact)).toBe(href)
  })

  it.each(['javascript:alert(1)', 'javascript:x@shop.example', '//evil.example', 'call us', '', 7])(
    '%j leads nowhere',
    (contact) => {
      expect(contactHref(contact)).toBeUndefined()
    },
  )
})
