import { beforeEach, expect, test } from 'vitest'
import { say } from '../chat-inbox/inbox.fixture.ts'
import { DAY, MINUTE } from '../testing/test-server.ts'
import { useMailStage } from './mail.fixture.ts'
import { mailNotices } from './notices.ts'

const stage = await useMailStage()
const { server, mailbox, after, ask, run, decide } = stage
beforeEach(() => decide({ notify: { email: 'owner@shop.example', afterMinutes: 5 } }))

test('what nobody has read for five minutes is told to the merchant, with who, what and where', async () => {
  await ask('Where is <my> parcel?')
  expect(await after(3 * MINUTE - 1)).toHaveLength(0)

  const [mail] = await after(1)

  expect(mail).toMatchObject({
    to: 'owner@shop.example',
    subject: 'Fern & Ember: 1 conversation is waiting',
    text: expect.stringMatching(/Ana \(.+\) · [^]*Where is <my> parcel\?/),
  })
  expect(mail?.text).toContain('https://chat.example/console/#inbox')
})

test('several conversations are one mail, and each is told once', async () => {
  await ask('One', { sub: 'ana' })
  await ask('Two', { sub: 'mihai', contact: {} })

  await after(5 * MINUTE)
  await after(DAY / 24)

  expect(mailbox.mails).toHaveLength(1)
  expect(mailbox.mails[0]?.subject).toContain('2 conversations are waiting')
  expect(mailbox.mails[0]?.text).toContain('Guest (')
})

test('all that is unread of a conversation is told, since when it waits', async () => {
  const conversationId = await ask('Is it free of liquorice?')
  await say(stage.shop(), 'It is a present.', { conversationId })

  const [mail] = await after(5 * MINUTE)

  expect(mail?.text).toMatch(/3:00 PM|15:00/)
  expect(mail?.text).toContain('Is it free of liquorice?\nIt is a present.')
})

test('two processes that look at once send one mail', async () => {
  await ask()
  server.clock.pass(5 * MINUTE)

  await Promise.all([mailNotices(server.services), mailNotices(server.services)])

  expect(await run()).toHaveLength(1)
})

test('a message that comes after the mail is told by another', async () => {
  const conversationId = await ask('One')
  await after(5 * MINUTE)
  await say(stage.shop(), 'Two', { conversationId })

  await after(5 * MINUTE)

  expect(mailbox.mails.map(({ text }) => text.includes('Two'))).toEqual([false, true])
})

test('what somebody has read, answered or closed is not told', async () => {
  const [read, answered, closed] = [await ask('One'), await ask('Two'), await ask('Three')]
  await stage.agent().signal(read, { readSeq: 1 })
  await stage.agent().answer(answered, 'Yes?')
  await stage.agent().handle(closed, { resolved: true })

  const mails = await after(5 * MINUTE)

  expect(mails.filter(({ to }) => to === 'owner@shop.example')).toEqual([])
})

test('a shop that wants no mail gets none', async () => {
  await decide({ notify: undefined })
  await ask()

  expect(await after(DAY)).toHaveLength(0)
})

test('a long message is cut, a crowd is counted', async () => {
  for (let number = 0; number < 12; number += 1)
    await ask(`${'é'.repeat(400)} ${number}`, { sub: `shopper-${number}`, contact: {} })

  const [mail] = await after(5 * MINUTE)

  expect(mail?.subject).toContain('12 conversations')
  expect(mail?.text).toContain(`${'é'.repeat(300)}…`)
  expect(mail?.text).toContain('And 2 more.')
})
