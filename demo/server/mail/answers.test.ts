import { expect, test } from 'vitest'
import { eraseChat } from '../../../widgets/chat/contract/parting.ts'
import { DAY, MINUTE } from '../testing/test-server.ts'
import { SHOP_ORIGIN } from '../testing/test-shop.ts'
import { mailAnswers } from './answers.ts'
import { useMailStage } from './mail.fixture.ts'

const stage = await useMailStage()
const { server, mailbox, after, ask, run, decide } = stage

test('an answer that a shopper who left has not read goes to their mail after three minutes', async () => {
  const id = await ask()
  await stage.agent().answer(id, 'It leaves <today>.')
  expect(await after(3 * MINUTE - 1)).toHaveLength(0)

  const [mail] = await after(1)

  expect(mail).toMatchObject({
    to: 'ana@home.example',
    fromName: 'Fern & Ember',
    subject: expect.stringMatching(/^Fern & Ember has answered you \(.+\)$/),
    text: expect.stringContaining('It leaves <today>.'),
    html: expect.stringContaining('It leaves &lt;today&gt;.'),
  })
  expect(mail?.text).toContain(`Go on in the chat: ${SHOP_ORIGIN}/products/teapot`)
})

test('all unread answers are in one mail, and none comes twice', async () => {
  const id = await ask()
  await stage.agent().answer(id, 'One moment.')
  server.clock.pass(2 * MINUTE)
  await stage.agent().answer(id, 'It leaves today.')

  await after(MINUTE)
  await after(DAY / 24)

  expect(mailbox.mails).toHaveLength(1)
  expect(mailbox.mails[0]?.text).toMatch(/One moment\.[^]*It leaves today\./)

  await stage.agent().answer(id, 'It has left.')
  await after(3 * MINUTE)
  expect(mailbox.mails).toHaveLength(2)
  expect(mailbox.mails[1]?.text).not.toContain('One moment.')
})

test('two processes that look at once send one mail', async () => {
  const id = await ask()
  await stage.agent().answer(id, 'It leaves today.')
  server.clock.pass(3 * MINUTE)

  await Promise.all([mailAnswers(server.services), mailAnswers(server.services)])

  expect(await run()).toHaveLength(1)
})

test('what was read in the chat is not mailed', async () => {
  const id = await ask()
  const { seq } = await stage.agent().answer(id, 'It leaves today.')
  await stage.read(id, seq)

  expect(await after(DAY / 24)).toHaveLength(0)
})

test('nor what was read while the mail server was away', async () => {
  const id = await ask()
  const { seq } = await stage.agent().answer(id, 'It leaves today.')
  mailbox.refuse(new Error('away'))
  await after(3 * MINUTE)
  await stage.read(id, seq)
  mailbox.refuse(undefined)

  expect(await after(DAY / 24)).toHaveLength(0)
  const waiting = await server.database.query('select 1 from mails where next_at is not null')
  expect(waiting).toEqual([])
})

test('who is still here is shown the answer, not mailed', async () => {
  const id = await ask()
  await stage.agent().answer(id, 'It leaves today.')
  const seen = 'update chat_shoppers set seen_at = $1'
  server.clock.pass(5 * MINUTE)
  await server.database.query(seen, [server.clock.now()])

  expect(await run()).toHaveLength(0)
  expect(await after(2 * MINUTE)).toHaveLength(1)
})

test('without an address nothing is mailed, and one that cannot be written to is left alone', async () => {
  const silent = await ask('Hello?', { sub: 'mihai', contact: {} })
  const wrong = await ask('Hello?', { sub: 'zofia', contact: { email: 'zofia at home' } })
  await stage.agent().answer(silent, 'Yes?')
  await stage.agent().answer(wrong, 'Yes?')

  expect(await after(5 * MINUTE)).toHaveLength(0)
})

test('the shop says how long to wait and where answers to the mail go', async () => {
  await decide({ mailAnswersAfterMinutes: 10, channels: { email: 'help@shop.example' } })
  const id = await ask()
  await stage.agent().answer(id, 'It leaves today.')
  expect(await after(9 * MINUTE)).toHaveLength(0)

  const [mail] = await after(MINUTE)

  expect(mail).toMatchObject({
    replyTo: 'help@shop.example',
    text: expect.stringContaining('reply to this mail'),
  })
})

test.each([
  ['ro-MD', 'ți-a răspuns'],
  ['ru', 'ответ на ваше сообщение'],
  ['es-ES', 'te ha respondido'],
  ['pl', 'odpowiedź na Twoją wiadomość'],
  ['de', 'has answered you'],
])('a shopper who reads %s is written to in a language they may read', async (locale, words) => {
  const id = await ask('Hello?', { context: { locale } })
  await stage.agent().answer(id, '…')

  const [mail] = await after(3 * MINUTE)

  expect(mail?.subject).toContain(words)
})

test.each([
  'https://evil.example/fern-and-ember',
  `https://${new URL(SHOP_ORIGIN).host}@evil.example/`,
  'javascript:alert(1)',
  'data:text/html,hello',
  'not an address',
])('a page of nobody’s, %s, is not linked to', async (url) => {
  const id = await ask('Hello?', { context: { page: { url } } })
  await stage.agent().answer(id, 'Yes?')

  const [mail] = await after(3 * MINUTE)

  expect(mail?.text).not.toContain('Go on in the chat')
  expect(mail?.html).not.toContain('href')
})

test('a mail about conversations that were erased never leaves', async () => {
  const id = await ask()
  await stage.agent().answer(id, 'It leaves today.')
  mailbox.refuse(new Error('away'))
  await after(3 * MINUTE)

  await stage.shop().askAsMember('ana', eraseChat.path, { method: 'DELETE' })
  mailbox.refuse(undefined)

  expect(await after(DAY / 24)).toHaveLength(0)
})

test('whoever is blocked is not written to', async () => {
  const id = await ask()
  await stage.agent().answer(id, 'Go away.')
  await stage.agent().handle(id, { blocked: true })

  expect(await after(DAY / 24)).toHaveLength(0)
})
