/** The same person written in different ways is compared as one; what is kept and sent stays as it was typed. */
import { createHmac } from 'node:crypto'

const GOOGLE: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com'])

export function normaliseEmail(email: string): string {
  const text = email.normalize('NFKC').trim().toLowerCase()
  const at = text.lastIndexOf('@')
  if (at < 1) return text
  const [name = ''] = text.slice(0, at).split('+')
  const domain = text.slice(at + 1)
  return GOOGLE.has(domain) ? `${name.replaceAll('.', '')}@gmail.com` : `${name}@${domain}`
}

/** Country codes are left out or not: the last nine digits tell numbers apart. */
export function normalisePhone(phone: string): string {
  return phone.normalize('NFKC').replace(/\D/g, '').slice(-9)
}

/** Without case, accents and punctuation, and in whatever order. */
export function normaliseAddress(address: string): string {
  return address
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ')
}

export function fingerprint(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)
}
