/** The ways to pass a link on in apps of the shopper's own: what each is opened with, and the message that never loses the link. */
import type { Channel } from '../contract/config.ts'

/** An app that is opened by an address; the others are done in the page. */
export type AppChannel = Exclude<Channel, 'sheet' | 'copy' | 'qr'>

/** As they call themselves, in every language. */
const NAMES = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  viber: 'Viber',
  messenger: 'Messenger',
  sms: 'SMS',
  mail: undefined,
} as const satisfies Record<AppChannel, string | undefined>

export const LINK = '{link}'

/** Their addresses open an app or nothing at all, and on a desk it is mostly nothing. */
const ON_TOUCH_ONLY: readonly Channel[] = ['viber', 'messenger', 'sms']

export interface Device {
  readonly hasSheet: boolean
  readonly isTouch: boolean
}

/** In the merchant's order, without what the device cannot do. */
export function channelsOf(channels: readonly Channel[], device: Device): Channel[] {
  return channels.filter((channel) => {
    if (channel === 'sheet') return device.hasSheet
    return device.isTouch || !ON_TOUCH_ONLY.includes(channel)
  })
}

/** What is written, with the link where the shopper has it; at the end, if nowhere. */
export function fillMessage(message: string, link: string): string {
  const filled = message.replaceAll(LINK, link).trim()
  return filled.includes(link) ? filled : `${filled} ${link}`.trim()
}

/** For those that add the link themselves. */
export function withoutLink(text: string, link: string): string {
  return text.endsWith(link) ? text.slice(0, -link.length).trim() : text
}

/** `undefined` for mail, which has a name in every language. */
export function nameOf(channel: AppChannel): string | undefined {
  return NAMES[channel]
}

export interface Message {
  readonly text: string
  readonly link: string
  /** Of a mail. */
  readonly subject: string
}

export function addressOf(channel: AppChannel, { text, link, subject }: Message): string {
  const whole = encodeURIComponent(text)
  switch (channel) {
    case 'whatsapp':
      return `https://wa.me/?text=${whole}`
    case 'telegram': {
      const rest = encodeURIComponent(withoutLink(text, link))
      return `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${rest}`
    }
    case 'viber':
      return `viber://forward?text=${whole}`
    case 'messenger':
      return `fb-messenger://share/?link=${encodeURIComponent(link)}`
    case 'mail':
      return `mailto:?subject=${encodeURIComponent(subject)}&body=${whole}`
    case 'sms':
      // iOS wants the ampersand, Android takes it too.
      return `sms:?&body=${whole}`
  }
}
