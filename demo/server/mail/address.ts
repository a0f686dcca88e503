/** Whether a text is one mail address, and nothing that a header or a second recipient could hide in. */
import { domainToASCII } from 'node:url'

/** Of RFC 5321: the name before the @, and all of it. */
const LONGEST_NAME = 64
const LONGEST = 254

export function isMailAddress(text: string): boolean {
  const found = /^([^\s@<>()[\],;:"\\\p{Cc}\p{Cf}]+)@([^\s@<>()[\],;:"\\\p{Cc}\p{Cf}]+)$/u.exec(
    text,
  )
  if (!found) return false
  const [, name = '', written = ''] = found
  const domain = domainToASCII(written)
  if (name.length > LONGEST_NAME || name.length + 1 + domain.length > LONGEST) return false
  if (name.startsWith('.') || name.endsWith('.') || name.includes('..')) return false
  return /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:xn--[a-z\d-]{1,59}|[a-z]{2,63})$/i.test(
    domain,
  )
}
