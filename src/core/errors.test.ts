// @vitest-environment node
import { expect, test } from 'vitest'
import { RegularsError } from './errors.ts'

test('an error has a code to switch on and a sentence that says what to do', () => {
  const error = new RegularsError('bad_answer', '/v1/shop', 'theme.brand')

  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('RegularsError')
  expect(error.code).toBe('bad_answer')
  expect(error.message).toBe(
    '/v1/shop answered something the contract does not allow at "theme.brand".',
  )
})

const EVERY = {
  config_invalid: new RegularsError('config_invalid', 'locale', '7', 'a language tag', 'en'),
  no_page: new RegularsError('no_page'),
  refused: new RegularsError('refused', '/v1/shop', 'unknown_shop'),
  no_answer: new RegularsError('no_answer', '/v1/shop'),
  runs_already: new RegularsError('runs_already', '1.2.3'),
  unknown_widget: new RegularsError('unknown_widget', 'chta', 'chat, loyalty'),
  unknown_command: new RegularsError('unknown_command', 'opne', 'open, track'),
  event_invalid: new RegularsError('event_invalid', 'shop.x', 'too large'),
  signed_out: new RegularsError('signed_out'),
}

test.each(Object.entries(EVERY))('%s is a whole sentence with everything in it', (code, error) => {
  expect(error.code).toBe(code)
  expect(error.message).not.toMatch(/undefined|\[object/)
  expect(error.message.length).toBeGreaterThan(20)
})

test('what was handed in is in the sentence', () => {
  expect(EVERY.config_invalid.message).toBe(
    'Option "locale" is 7; allowed is a language tag. Example: en',
  )
  expect(EVERY.unknown_widget.message).toContain('"chta"')
  expect(EVERY.unknown_command.message).toContain('open, track')
  expect(EVERY.event_invalid.message).toContain('too large')
  expect(EVERY.refused.message).toContain('unknown_shop')
})
