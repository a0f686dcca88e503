import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without any variable the defaults hold', () => {
  expect(readSettings({})).toEqual({
    port: 4400,
    host: '127.0.0.1',
    dataDir: resolve('.data'),
    database: { kind: 'folder', path: join(resolve('.data'), 'postgres') },
    mail: { kind: 'folder', path: join(resolve('.data'), 'mail') },
    publicUrl: undefined,
    logLevel: 'info',
    trustProxy: false,
    demoSecretKey: undefined,
    demoCampaigns: true,
  })
})

test('a database server replaces the folder', () => {
  const { database } = readSettings({ DATABASE_URL: 'postgres://me:pw@db:5432/shop' })

  expect(database).toEqual({ kind: 'server', url: 'postgres://me:pw@db:5432/shop' })
})

test.each([
  ['PORT', 'http', 'PORT is "http"; allowed is a whole number from 0 (any free port) to 65535.'],
  ['PORT', '65536', 'PORT is "65536"; allowed is'],
  ['PORT', '-1', 'PORT is "-1"; allowed is'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud"; allowed is debug, info, warn, error, silent.'],
  ['HOST', 'a b', 'HOST is "a b"; allowed is a host name'],
  ['MAIL_FROM', 'nobody', 'MAIL_FROM is "nobody"; allowed is the mail address'],
  ['PUBLIC_URL', 'shop.example', 'PUBLIC_URL is "shop.example"; allowed is the origin'],
  ['TRUST_PROXY', 'yes', 'TRUST_PROXY is "yes"; allowed is 0, or 1'],
])('%s=%s is refused in one line', (name, value, message) => {
  const read = (): unknown => readSettings({ [name]: value })

  expect(read).toThrow(message)
  expect(read).toThrow(/^[^\n]+$/)
})

test.each(['DATABASE_URL', 'SMTP_URL', 'DEMO_SECRET_KEY'])('a wrong %s is not repeated', (name) => {
  const read = (): unknown => readSettings({ [name]: 'mysql://root:hunter2@db' })

  expect(read).toThrow(`${name} is`)
  expect(read).not.toThrow('hunter2')
})

test('a mail server replaces the folder, and mails come from the address signed in with', () => {
  const url = 'smtps://chat%40shop.example:pw@mail.shop.example:465'

  expect(readSettings({ SMTP_URL: url }).mail).toEqual({
    kind: 'smtp',
    url,
    from: 'chat@shop.example',
  })
  expect(readSettings({ SMTP_URL: url, MAIL_FROM: 'help@shop.example' }).mail).toMatchObject({
    from: 'help@shop.example',
  })
})

test('a mail server without an address to send from is refused', () => {
  const read = (): unknown => readSettings({ SMTP_URL: 'smtp://mail.shop.example:25' })

  expect(read).toThrow('MAIL_FROM is ""; allowed is the mail address mails come from')
})

test('the origin people reach is taken with or without a slash', () => {
  expect(readSettings({ PUBLIC_URL: 'https://chat.shop.example/' }).publicUrl).toBe(
    'https://chat.shop.example',
  )
})
