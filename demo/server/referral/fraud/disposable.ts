/** Addresses that are thrown away after use, by a list that is kept up to date elsewhere. */
import MailChecker from 'mailchecker'
import { normaliseEmail } from '../../customers/normalise.ts'

/** Also below a listed domain: such services give away subdomains. Relays that forward for good are listed too; one flag alone passes. */
export function isDisposable(email: string): boolean {
  const domains = MailChecker.blacklist()
  const address = normaliseEmail(email)
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.')
  return labels.some((_, index) => domains.has(labels.slice(index).join('.')))
}
