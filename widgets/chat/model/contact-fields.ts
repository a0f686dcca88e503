/** What is asked of the shopper before the first message, and whether it can be what was asked for. */
import type { ContactFields } from '../contract/exchange.ts'
import type { ChatFacts, ContactField } from '../contract/facts.ts'

export type KnownName = 'name' | 'email' | 'phone'

export interface Asking {
  readonly facts: ChatFacts
  /** What was said before. */
  readonly contact: ContactFields
  /** The backend has a mail address of this shopper. */
  readonly hasEmail: boolean
  readonly isThere: boolean
}

const KNOWN: readonly string[] = ['name', 'email', 'phone'] satisfies readonly KnownName[]
const EMAIL: ContactField = { name: 'email', kind: 'email', required: false }

/** Only what is not known yet; an address too while nobody is there, for the answer to reach them. */
export function fieldsToAsk({
  facts,
  contact,
  hasEmail,
  isThere,
}: Asking): readonly ContactField[] {
  const { when, fields } = facts.preChat
  const wanted = when === 'first' || (when === 'away' && !isThere) ? fields : []
  const hasField = wanted.some(({ name }) => name === 'email')
  const all = !isThere && facts.mail && !hasField ? [...wanted, EMAIL] : wanted
  return all.filter(({ name }) => !valueOf(contact, name) && !(name === 'email' && hasEmail))
}

export function isKnownName(name: string): name is KnownName {
  return KNOWN.includes(name)
}

/** Why a value cannot be taken. */
export function checkField(
  { kind, required }: ContactField,
  value: string,
): 'missing' | 'emailWrong' | 'phoneWrong' | undefined {
  const text = value.trim()
  if (!text) return required ? 'missing' : undefined
  if (kind === 'email' && !isEmail(text)) return 'emailWrong'
  if (kind === 'phone' && text.replace(/\D/g, '').length < 6) return 'phoneWrong'
  return undefined
}

/** Only what an address cannot do without: whether it exists, a mail tells. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
}

/** `undefined` when nothing was said. */
export function contactFrom(
  fields: readonly ContactField[],
  values: Readonly<Record<string, string>>,
): ContactFields | undefined {
  const said = fields.flatMap(({ name }) => {
    const text = values[name]?.trim()
    return text ? [[name, text] as const] : []
  })
  if (said.length === 0) return undefined
  const more = said.filter(([name]) => !isKnownName(name))
  return {
    ...Object.fromEntries(said.filter(([name]) => isKnownName(name))),
    ...(more.length > 0 && { more: Object.fromEntries(more) }),
  }
}

function valueOf(contact: ContactFields, name: string): string | undefined {
  return isKnownName(name) ? contact[name] : contact.more?.[name]
}
