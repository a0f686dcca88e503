/** The shopper as the server knows them: made once over all tabs, found again, made anew when it is gone. */
import type { ContactFields } from '../contract/exchange.ts'
import { RegularsError } from '../../../src/core/errors.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { Api, Fields } from './api.ts'
import { isMissing } from './http.ts'
import type { Cell, Kept } from './kept.ts'
import type { Customer } from './options.ts'
import type { WireContact } from './wire.ts'

export interface Contacts {
  /** Asks nobody. */
  current(): Promise<WireContact | undefined>
  /** Makes one where there is none, and tells the server what the shopper has typed of themselves. */
  ensure(fields?: ContactFields): Promise<WireContact>
  /** The server says it does not know this one: asks, and makes it anew if so. Resolves with whether it was gone. */
  renewIfGone(): Promise<boolean>
}

export interface ContactParts {
  readonly api: Api
  readonly cell: Cell<Kept>
  readonly server: string
  readonly context: Pick<WidgetContext, 'createId' | 'tabs' | 'report'>
  customer(): Promise<Customer | undefined>
}

export function createContacts(parts: ContactParts): Contacts {
  const { api, cell, server, context } = parts

  async function current(): Promise<WireContact | undefined> {
    const kept = await cell.read()
    const { sourceId, pubsubToken } = kept
    return kept.server === server && sourceId && pubsubToken ? { sourceId, pubsubToken } : undefined
  }

  async function make(fields: ContactFields | undefined): Promise<WireContact> {
    const customer = await parts.customer()
    const kept = await prepared(customer)
    const wanted = { ...fieldsOf(fields) }
    const told = JSON.stringify(wanted)
    // Safe: just prepared.
    const sourceId = kept.sourceId!
    const known = kept.pubsubToken
    const hasNews = fields !== undefined && told !== (kept.told ?? '{}')
    if (known && !hasNews) return { sourceId, pubsubToken: known }
    const contact = known
      ? { sourceId, pubsubToken: known }
      : await api.createContact(sourceId, { ...wanted, ...identityOf(customer) })
    if (known) await api.updateContact(sourceId, { ...wanted, ...identityOf(customer) })
    else if (customer) await verify(contact.sourceId, customer)
    await cell.change((kept) => ({
      ...kept,
      sourceId: contact.sourceId,
      pubsubToken: contact.pubsubToken,
      ...(fields && { told }),
    }))
    return contact
  }

  async function prepared(customer: Customer | undefined): Promise<Kept> {
    const kept = await cell.read()
    const isReady =
      kept.server === server && kept.sourceId && kept.customer === customer?.identifier
    return isReady ? kept : cell.change((kept) => prepare(kept, parts, customer))
  }

  /** Making a contact does not verify it; only a later change that carries the signature does. */
  async function verify(sourceId: string, customer: Customer): Promise<void> {
    try {
      await api.updateContact(sourceId, identityOf(customer))
    } catch (error) {
      // A wrong signature is answered like a broken server. The shopper can write all the same; the merchant has to know.
      context.report(error)
    }
  }

  const alone = async <T>(run: () => Promise<T>): Promise<T> => {
    const result = await context.tabs.exclusive('chatwoot-contact', run)
    // The page is being left.
    if (result === undefined) throw new RegularsError('no_answer', '/contacts')
    return result
  }

  return {
    current,
    ensure: (fields) => alone(() => make(fields)),
    renewIfGone: () =>
      alone(async () => {
        const contact = await current()
        if (!contact) return false
        try {
          await api.readContact(contact.sourceId)
          return false
        } catch (error) {
          if (!isMissing(error)) throw error
        }
        await cell.change(({ server, sourceId }) => ({
          server,
          ...(sourceId && { sourceId }),
          conversations: [],
        }))
        await make(undefined)
        return true
      }),
  }
}

/** Somebody else’s contact, or another server’s, is none. */
function prepare(kept: Kept, { server, context }: ContactParts, customer?: Customer): Kept {
  const isOther =
    kept.server !== server || (kept.customer && kept.customer !== customer?.identifier)
  const isNewlyKnown = customer && kept.customer !== customer.identifier
  const base: Kept = isOther ? { server, conversations: [] } : kept
  const { pubsubToken: _known, ...unverified } = base
  return {
    ...(isNewlyKnown ? unverified : base),
    sourceId: base.sourceId ?? context.createId(),
    ...(customer && { customer: customer.identifier }),
  }
}

/** Only what the shopper has typed. */
function fieldsOf(fields: ContactFields = {}): Fields {
  const { name, email, phone, more } = fields
  return {
    ...(name && { name }),
    ...(email && { email }),
    // Chatwoot takes phone numbers in the international form alone, and refuses the whole contact for any other.
    ...(phone && (/^\+[1-9]\d{1,14}$/.test(plain(phone)) ? { phone_number: plain(phone) } : {})),
    ...((more || phone) && { custom_attributes: { ...more, ...(phone && { phone }) } }),
  }
}

function plain(phone: string): string {
  return phone.replace(/[\s().-]/g, '')
}

function identityOf(customer: Customer | undefined): Fields {
  return customer
    ? { identifier: customer.identifier, identifier_hash: customer.identifierHash }
    : {}
}
