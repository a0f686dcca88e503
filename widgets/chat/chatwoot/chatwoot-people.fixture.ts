/** Contacts of a scripted Chatwoot server: found by source, identifier or mail address, verified by a signature. */
import { contactView, type ContactInbox, type ServerContact } from './chatwoot-records.fixture.ts'

type Body = Record<string, unknown>

export class ServerPeople {
  readonly contacts: ServerContact[] = []
  readonly inboxes: ContactInbox[] = []
  private readonly nextId: () => number

  constructor(nextId: () => number) {
    this.nextId = nextId
  }

  make(body: Body): ContactInbox {
    const sourceId = String(body['source_id'])
    const known = this.inboxes.find((each) => each.sourceId === sourceId)
    if (known) return known
    const inbox: ContactInbox = {
      sourceId,
      token: `token-${this.nextId()}`,
      contact: this.find(body) ?? this.add(body),
      isVerified: false,
    }
    this.inboxes.push(inbox)
    return inbox
  }

  /** Whoever names somebody’s mail address or identifier is linked to that contact, and told its name and phone number. */
  private find({ identifier, email }: Body): ServerContact | undefined {
    return this.contacts.find(
      (each) => (identifier && each.identifier === identifier) || (email && each.email === email),
    )
  }

  add(fields: Body): ServerContact {
    const contact: ServerContact = {
      id: this.nextId(),
      name: String(fields['name'] ?? 'Withered Frost'),
      email: (fields['email'] as string | undefined) ?? null,
      phone: (fields['phone_number'] as string | undefined) ?? null,
      identifier: (fields['identifier'] as string | undefined) ?? null,
      attributes: { ...(fields['custom_attributes'] as object | undefined) },
    }
    this.contacts.push(contact)
    return contact
  }

  /** Body and status of the answer. */
  update(inbox: ContactInbox, body: Body): [body: object, status: number] {
    const { identifier, identifier_hash: hash } = body
    // It is raised, and nobody catches it: not a 401.
    if (hash !== undefined && hash !== `hmac(${String(identifier)})`)
      return [{ error: 'HMAC failed' }, 500]
    if (hash !== undefined) {
      inbox.isVerified = true
      const owner = this.contacts.find((each) => each.identifier === identifier)
      if (owner && owner !== inbox.contact) inbox.contact = owner
      else inbox.contact.identifier = String(identifier)
    }
    for (const field of ['name', 'email'] as const)
      if (typeof body[field] === 'string') inbox.contact[field] = body[field]
    return [contactView(inbox), 200]
  }
}
