import { expect, test } from 'vitest'
import { isMailAddress } from './address.ts'

test.each([
  'ana@shop.example',
  'ana.maria+tea@mail.shop.example',
  "o'neil@shop.example",
  'josé@correo.example',
  'ana@bücher.example',
  `${'a'.repeat(64)}@shop.example`,
])('%s can be written to', (address) => {
  expect(isMailAddress(address)).toBe(true)
})

test.each([
  '',
  'ana',
  'ana@',
  '@shop.example',
  'ana@shop',
  'ana@shop..example',
  'ana@-shop.example',
  'ana@127.0.0.1',
  'ana@[127.0.0.1]',
  '.ana@shop.example',
  'a..b@shop.example',
  'ana@shop.example,eve@evil.example',
  'ana@shop.example\nBcc: eve@evil.example',
  'Ana <ana@shop.example>',
  '"ana eve"@shop.example',
  'ana@shop.example>',
  'ana eve@shop.example',
  'ana\u202e@shop.example',
  `${'a'.repeat(65)}@shop.example`,
  `a@${'shop.'.repeat(60)}example`,
])('%j cannot', (address) => {
  expect(isMailAddress(address)).toBe(false)
})
