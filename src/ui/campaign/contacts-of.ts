/** Where the ways to reach a shop lead: a telephone, a mailbox, or a page, and nothing that could be anything else. */
import type { Contact } from '../../contract/campaign/facts.ts'

export interface ContactWay {
  readonly by: 'phone' | 'email' | 'url'
  readonly href: string
}

export function contactsOf(contact: Contact | undefined): ContactWay[] {
  const { phone, email, url } = contact ?? {}
  const hrefs = [
    ['phone', phone && telephone(phone)],
    ['email', email && mailbox(email)],
    ['url', url && /^(https:\/\/|\/(?!\/))[^\s\\]*$/.test(url) ? url : undefined],
  ] as const
  return hrefs.flatMap(([by, href]) => (href ? [{ by, href }] : []))
}

function telephone(phone: string): string | undefined {
  const digits = phone.replaceAll(/[\s().\-/]/g, '')
  return /^\+?\d{3,20}$/.test(digits) ? `tel:${digits}` : undefined
}

/** A question mark in an address would begin the subject of the mail. */
function mailbox(email: string): string | undefined {
  const [, name, domain] = /^([^\s@/:]+)@([^\s@/:]+\.[^\s@/:]+)$/.exec(email) ?? []
  return name && domain && `mailto:${encodeURIComponent(name)}@${encodeURIComponent(domain)}`
}
