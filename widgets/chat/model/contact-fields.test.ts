import { describe, expect, it } from 'vitest'
import { ContactFields } from '../contract/exchange.ts'
import type { ContactField, PreChat } from '../contract/facts.ts'
import { createFacts } from '../start/facts.fixture.ts'
import { checkField, contactFrom, fieldsToAsk, isEmail } from './contact-fields.ts'

const NAME: ContactField = { name: 'name', kind: 'text', required: true }
const EMAIL: ContactField = { name: 'email', kind: 'email', required: true }
const SIZE: ContactField = { name: 'shoe_size', kind: 'text', required: false }

interface Case {
  readonly when?: PreChat['when']
  readonly fields?: ContactField[]
  readonly contact?: ContactFields
  readonly hasEmail?: boolean
  readonly isThere?: boolean
  readonly mail?: boolean
}

function ask({ when = 'first', fields = [], mail = true, ...more }: Case): string[] {
  const facts = createFacts({ preChat: { when, fields }, mail })
  const asked = fieldsToAsk({ facts, contact: {}, hasEmail: false, isThere: true, ...more })
  return asked.map(({ name }) => name)
}

describe('fieldsToAsk', () => {
  it('asks before the first message, while nobody is there, or never', () => {
    const fields = [NAME]
    expect(ask({ fields })).toEqual(['name'])
    expect(ask({ fields, when: 'never' })).toEqual([])
    expect(ask({ fields, when: 'away' })).toEqual([])
    expect(ask({ fields, when: 'away', isThere: false, mail: false })).toEqual(['name'])
  })

  it('asks for what is not known', () => {
    const contact = { name: 'Ana', more: { shoe_size: '38' } }
    expect(ask({ fields: [NAME, EMAIL, SIZE], contact })).toEqual(['email'])
    expect(ask({ fields: [NAME, EMAIL], hasEmail: true })).toEqual(['name'])
  })

  it('asks for an address while nobody is there, where answers go by mail', () => {
    expect(ask({ isThere: false })).toEqual(['email'])
    expect(ask({ isThere: false, fields: [EMAIL] })).toEqual(['email'])
    expect(ask({ isThere: false, mail: false })).toEqual([])
    expect(ask({ isThere: false, contact: { email: 'ana@example.com' } })).toEqual([])
  })
})

describe('checkField', () => {
  it.each([
    [NAME, '  ', 'missing'],
    [SIZE, '', undefined],
    [EMAIL, 'ana@', 'emailWrong'],
    [EMAIL, ' ana@example.com ', undefined],
    [{ ...SIZE, kind: 'phone' }, '12-34', 'phoneWrong'],
    [{ ...SIZE, kind: 'phone' }, '+40 721 123 456', undefined],
  ] as const)('%j with %j is %s', (field, value, wrong) => {
    expect(checkField(field, value)).toBe(wrong)
  })
})

describe('contactFrom', () => {
  it('keeps the merchant’s own fields apart', () => {
    const values = { name: ' Ana ', email: '', shoe_size: '38' }
    const contact = contactFrom([NAME, EMAIL, SIZE], values)

    expect(contact).toEqual({ name: 'Ana', more: { shoe_size: '38' } })
    expect(ContactFields.parse(contact)).toEqual(contact)
  })

  it('is nothing when nothing was said', () => {
    expect(contactFrom([NAME], { name: ' ', other: 'x' })).toBeUndefined()
  })
})

it('an address needs a name, a sign and a domain with a dot, and has an end', () => {
  expect(isEmail('a@b.ro')).toBe(true)
  expect(isEmail('a b@c.ro')).toBe(false)
  expect(isEmail('a@b')).toBe(false)
  expect(isEmail(`${'a'.repeat(400)}@b.ro`)).toBe(false)
})
