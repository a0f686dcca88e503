import { expect, it } from 'vitest'
import { contactsOf } from './contacts-of.ts'

it.each([
  [{ phone: '+40 (21) 555-01.00' }, [['phone', 'tel:+40215550100']]],
  [{ phone: 'call us' }, []],
  [{ email: 'hello@fern.example' }, [['email', 'mailto:hello@fern.example']]],
  [{ email: 'a?subject=x@fern.example' }, [['email', 'mailto:a%3Fsubject%3Dx@fern.example']]],
  [{ email: 'javascript:alert(1)' }, []],
  [{ url: '/contact' }, [['url', '/contact']]],
  [{ url: 'https://fern.example/contact' }, [['url', 'https://fern.example/contact']]],
  [{ url: '//evil.example' }, []],
  [{ url: '/\\evil.example' }, []],
  [{ url: '/\t/evil.example' }, []],
  [{ url: 'javascript:alert(1)' }, []],
  [undefined, []],
])('%j leads to %j', (contact, expected) => {
  expect(contactsOf(contact).map(({ by, href }) => [by, href])).toEqual(expected)
})
