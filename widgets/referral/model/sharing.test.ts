import { describe, expect, it } from 'vitest'
import { Channel } from '../contract/config.ts'
import { addressOf, channelsOf, fillMessage, nameOf, withoutLink } from './sharing.ts'

const LINK = 'https://fern.example/?ref=ANA&x=1'
const TEXT = `A gift: €10 & more. ${LINK}`
const MESSAGE = { text: TEXT, link: LINK, subject: 'For you' }

describe('channelsOf', () => {
  it('keeps the order of the merchant', () => {
    const device = { hasSheet: true, isTouch: true }
    expect(channelsOf(['mail', 'sheet', 'whatsapp'], device)).toEqual(['mail', 'sheet', 'whatsapp'])
  })

  it('leaves out what the device cannot do', () => {
    const device = { hasSheet: false, isTouch: false }
    expect(channelsOf(Channel.options, device)).toEqual([
      'copy',
      'qr',
      'whatsapp',
      'telegram',
      'mail',
    ])
  })
})

describe('fillMessage', () => {
  it('puts the link where the shopper has it', () => {
    expect(fillMessage('Use {link} soon', LINK)).toBe(`Use ${LINK} soon`)
  })

  it.each([['Hello'], ['Hello  '], ['']])('adds the link to %j, which has none', (message) => {
    expect(fillMessage(message, LINK)).toBe(`${message.trim()} ${LINK}`.trim())
  })

  it('does not repeat a link that was typed', () => {
    expect(fillMessage(`See ${LINK}`, LINK)).toBe(`See ${LINK}`)
  })
})

it('a text without the link is left whole where the link is in the middle', () => {
  expect(withoutLink(TEXT, LINK)).toBe('A gift: €10 & more.')
  expect(withoutLink(`Use ${LINK} soon`, LINK)).toBe(`Use ${LINK} soon`)
})

describe('addressOf', () => {
  it.each([
    ['whatsapp', 'https://wa.me/', 'text', TEXT],
    ['telegram', 'https://t.me/share/url', 'text', 'A gift: €10 & more.'],
    ['telegram', 'https://t.me/share/url', 'url', LINK],
    ['viber', 'viber://forward', 'text', TEXT],
    ['messenger', 'fb-messenger://share/', 'link', LINK],
    ['mail', 'mailto:', 'body', TEXT],
    ['mail', 'mailto:', 'subject', 'For you'],
    ['sms', 'sms:', 'body', TEXT],
  ] as const)('opens %s at %s with %s', (channel, start, name, value) => {
    const address = addressOf(channel, MESSAGE)

    expect(address.startsWith(`${start}?`)).toBe(true)
    expect(new URL(address).searchParams.get(name)).toBe(value)
  })
})

it('every app has the name it calls itself by', () => {
  expect(['whatsapp', 'sms', 'mail'].map((one) => nameOf(one as 'mail'))).toEqual([
    'WhatsApp',
    'SMS',
    undefined,
  ])
})
