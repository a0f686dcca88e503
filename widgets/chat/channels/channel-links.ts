/** Where the ways outside the chat lead; the reference of the conversation goes along where there is room for it. */
import type { Channels } from '../contract/facts.ts'

export type Channel = 'whatsapp' | 'phone' | 'email' | 'instagram'

export interface ChannelLink {
  readonly channel: Channel
  readonly href: string
}

/** What is written into the message or the subject, with the reference in it. */
export interface LinkWords {
  readonly text: string
  readonly subject: string
  readonly reference: string
}

export function linksTo(channels: Channels, words?: LinkWords): readonly ChannelLink[] {
  const { whatsapp, phone, email, instagram } = channels
  const query = (name: string, value?: string): string =>
    value ? `?${name}=${encodeURIComponent(value)}` : ''
  const links: ChannelLink[] = []
  const add = (channel: Channel, href: string | undefined): void => {
    if (href) links.push({ channel, href })
  }
  add('whatsapp', whatsapp && `https://wa.me/${digitsOf(whatsapp)}${query('text', words?.text)}`)
  add('phone', phone && `tel:${phone.startsWith('+') ? '+' : ''}${digitsOf(phone)}`)
  add('email', email && `mailto:${addressOf(email)}${query('subject', words?.subject)}`)
  add(
    'instagram',
    instagram &&
      `https://ig.me/m/${encodeURIComponent(instagram)}${query('ref', words?.reference)}`,
  )
  return links
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, '')
}

/** A question mark in an address would begin the subject of the mail. */
function addressOf(email: string): string {
  const at = email.lastIndexOf('@')
  return `${encodeURIComponent(email.slice(0, at))}@${encodeURIComponent(email.slice(at + 1))}`
}
