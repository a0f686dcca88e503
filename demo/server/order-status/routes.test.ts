import { beforeEach, expect, test } from 'vitest'
import { readOrderStatus, requestOrderCode } from '../../../widgets/chat/contract/order-status.ts'
import { saveChatSettings } from '../chat-settings/save-settings.ts'
import { loadChatSettings } from '../chat-settings/queries.ts'
import { deliverMails } from '../mail/deliver.ts'
import { createMailbox } from '../mail/mailbox.fixture.ts'
import { bodyOf, problemOf } from '../testing/loyalty.ts'
import { paidOrder } from '../testing/orders.ts'
import { MINUTE } from '../testing/test-server.ts'
import type { TestShop } from '../testing/test-shop.ts'
import { useServer } from '../testing/use-server.ts'
import { localesOf } from './request-code.ts'

const mailbox = createMailbox()
const server = await useServer({ mailer: mailbox })
let shop: TestShop
beforeEach(async () => {
  await deliverMails(server.services)
  mailbox.mails.length = 0
  shop = await server.addShop()
  const customer = { id: 'ana', email: 'Ana@home.example', name: 'Ana' }
  const delivery = {
    promisedAt: '2026-06-09T12:00:00.000Z',
    carrier: 'Nova',
    trackingUrl: 'https://nova.example/1',
  }
  await shop.put('FE-MC234-8KPXA', { ...paidOrder(5000), customer, delivery })
})

const NAME = { orderId: 'FE-MC234-8KPXA', email: 'ana@home.example' }

function request(name: object = NAME, headers: Record<string, string> = {}): Promise<Response> {
  const body = { key: shop.publicKey, ...NAME, ...name }
  return shop.askAsPage(requestOrderCode.path, { method: 'POST', body, headers })
}

function read(code: string, name: object = NAME): Promise<Response> {
  const body = { key: shop.publicKey, ...NAME, ...name, code }
  return shop.askAsPage(readOrderStatus.path, { method: 'POST', body })
}

/** What the newest mail says. */
async function mailedCode(): Promise<string> {
  await server.runJobs()
  return /^\d{6}$/m.exec(mailbox.mails.at(-1)?.text ?? '')?.[0] ?? 'none'
}

function otherThan(code: string): string {
  return code === '123456' ? '654321' : '123456'
}

test('the code goes to the address of the order and opens it', async () => {
  expect(await bodyOf(request())).toEqual({ sent: true, expiresAt: '2026-06-10T12:10:00.000Z' })

  const code = await mailedCode()

  expect(mailbox.mails).toMatchObject([
    { to: 'Ana@home.example', subject: expect.stringContaining(code) },
  ])
  expect(await bodyOf(read(code))).toMatchObject({
    orderId: 'FE-MC234-8KPXA',
    total: { minor: 5000, currency: 'EUR' },
    carrier: 'Nova',
    trackingUrl: 'https://nova.example/1',
    lateDays: 1,
    steps: [{ kind: 'ordered' }, { kind: 'paid' }, { kind: 'shipped' }, { kind: 'delivered' }],
  })
})

test.each([' fe-mc234-8kpxa', '#FE-MC234-8KPXA', 'FE–MC234–8KPXA', 'No. fe-mc234-8kpxa'])(
  'the number may be typed as “%s”, and otherwise again',
  async (orderId) => {
    await request({ orderId, email: ' ana+tea@home.example' })

    expect((await read(await mailedCode())).status).toBe(200)
  },
)

test('the mail speaks the language of the browser', async () => {
  await request(NAME, { 'accept-language': 'de, ru-RU;q=0.5, ro-MD;q=0.9' })
  await mailedCode()

  expect(mailbox.mails[0]?.subject).toContain('este codul tău')
  expect(mailbox.mails[0]?.html).toContain('lang="ro-MD"')
})

test.each([
  ['an order that does not exist', { orderId: 'FE-XXXXX-XXXXX' }],
  ['somebody else’s order', { email: 'eve@evil.example' }],
])('for %s the answer is the same, and no mail leaves', async (_, name) => {
  const asked = await bodyOf(request(name))
  const waiting = 'select 1 from mails where shop_id = $1'
  const written = await server.database.query(waiting, [shop.id])

  await deliverMails(server.services)
  expect(asked).toEqual(await bodyOf(request()))
  expect(mailbox.mails).toHaveLength(0)
  // The same work was done for it.
  expect(written).toHaveLength(1)
  expect(await problemOf(read('123456', name))).toMatchObject({
    code: 'code_wrong',
    params: { left: 4 },
  })
})

test('the code of one address opens nothing for another', async () => {
  await request()
  const code = await mailedCode()
  await request({ email: 'eve@evil.example' })

  expect(await problemOf(read(code, { email: 'eve@evil.example' }))).toMatchObject({
    code: 'code_wrong',
  })
})

test('five wrong codes end it, also for the right one', async () => {
  await request()
  const code = await mailedCode()
  const left: unknown[] = []
  for (let turn = 0; turn < 6; turn += 1)
    left.push((await problemOf(read(otherThan(code)))).params?.['left'])

  expect(left).toEqual([4, 3, 2, 1, 0, 0])
  expect(await problemOf(read(code))).toMatchObject({ code: 'code_wrong', params: { left: 0 } })
})

test('wrong codes that come at once are counted each', async () => {
  await request()
  const code = await mailedCode()

  await Promise.all(Array.from({ length: 5 }, () => read(otherThan(code))))

  expect((await read(code)).status).toBe(422)
})

test('a code is good for ten minutes, and as often as it is asked for', async () => {
  await request()
  const code = await mailedCode()
  server.clock.pass(10 * MINUTE - 1)
  expect([(await read(code)).status, (await read(code)).status]).toEqual([200, 200])

  server.clock.pass(1)

  expect((await read(code)).status).toBe(422)
})

test('a new code replaces the one before', async () => {
  await request()
  const first = await mailedCode()
  await request()
  const second = await mailedCode()

  expect((await read(second)).status).toBe(200)
  if (first !== second) expect((await read(first)).status).toBe(422)
})

test('what is kept of a code opens nothing', async () => {
  await request()
  const code = await mailedCode()

  const rows = await server.database.query('select * from order_codes where shop_id = $1', [
    shop.id,
  ])

  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(code)
  expect(JSON.stringify(rows)).not.toContain('ana@')
})

test('nobody is sent code after code', async () => {
  const answers = []
  for (let turn = 0; turn < 6; turn += 1) answers.push(await request())

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
  expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(60)
})

test('a mail address that is none is said to be', async () => {
  expect(await problemOf(request({ email: 'ana@home' }))).toMatchObject({ code: 'email_invalid' })
  expect(await problemOf(request({ email: 'a@b.example\nBcc: eve@evil.example' }))).toMatchObject({
    code: 'email_invalid',
  })
})

test('a shop that answers no questions about orders has nothing there', async () => {
  const { settings } = await loadChatSettings(server.database, shop.id)
  const off = { ...settings, orderStatus: false }
  await saveChatSettings(server.database, shop.id, {
    basedOn: 0,
    settings: off,
    now: server.clock.now(),
  })

  expect([(await request()).status, (await read('123456')).status]).toEqual([404, 404])
})

test('the languages of a browser come in their order', () => {
  expect(localesOf('en;q=0.2, ro-MD, ru;q=0.8, xx;q=0')).toEqual(['ro-MD', 'ru', 'en'])
  expect(localesOf(undefined)).toEqual([])
})
