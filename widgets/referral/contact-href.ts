/** Where a merchant’s contact leads: an e-mail address, a path of the shop or an https address, and nothing else. */
export function contactHref(contact: unknown): string | undefined {
  if (typeof contact !== 'string') return undefined
  if (/^(\/(?!\/)|https:\/\/)/.test(contact)) return contact
  const [, name, domain] = /^([^\s@/:]+)@([^\s@/:]+\.[^\s@/:]+)$/.exec(contact) ?? []
  // A question mark in an address would begin the subject of the mail.
  return name && domain && `mailto:${encodeURIComponent(name)}@${encodeURIComponent(domain)}`
}
