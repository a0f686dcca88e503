import { expect, test } from 'vitest'
import { disposition, tidyName } from './file-name.ts'

test.each([
  ['IMG_0042.JPG', 'image/jpeg', 'IMG_0042.JPG'],
  ['factură – mai.pdf', 'application/pdf', 'factură – mai.pdf'],
  ['invoice.exe', 'image/png', 'invoice.exe.png'],
  ['page.html', 'text/plain', 'page.html.txt'],
  ['notes', 'text/plain', 'notes.txt'],
  ['../../etc/passwd', 'text/plain', '-..-etc-passwd.txt'],
  ['photo\u202egpj.exe', 'image/png', 'photogpj.exe.png'],
  ['a\r\nSet-Cookie: x=1', 'text/plain', 'aSet-Cookie- x=1.txt'],
  ['...', 'image/png', 'file.png'],
  ['.png', 'image/png', 'png.png'],
  [`${'é'.repeat(300)}.png`, 'image/png', `${'é'.repeat(120)}.png`],
] as const)('%j that is %s is called %j', (name, type, tidied) => {
  expect(tidyName(name, type)).toBe(tidied)
})

test('a name in any alphabet passes through a header', () => {
  const header = disposition('attachment', 'чек "май" (1)\\%.pdf')

  expect(header).toBe(
    `attachment; filename="___ _____ (1)__.pdf"; filename*=UTF-8''%D1%87%D0%B5%D0%BA%20%22%D0%BC%D0%B0%D0%B9%22%20%281%29%5C%25.pdf`,
  )
  expect(header).toMatch(/^[\x20-\x7e]+$/)
})
